import { refuse } from '#domain/language/refuse.ts';
import { blankFaults } from '#domain/letter-text.ts';
import { templates } from '#domain/templates.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { supersedeOlder } from '../supersede-older.ts';
import { knownBlanks } from './blanks.ts';
import { templatesEntity } from './entity.ts';

export const templatesModule = defineModule<typeof templates, Outside>(templates, {
  entity: templatesEntity,
  guards: {
    // Subjects travel in the clear and stand in logs of mail servers.
    subjectWithoutVariables: (template) => !template.subjectText.includes('{{')
      || refuse('VARIABLE_IN_SUBJECT', 'Konu satırında değişken kullanılamaz; kişisel veri konuya yazılmaz.', 'A subject may hold no variable: personal data never stands there.'),
    blanksReadable: (template) => {
      const [fault] = blankFaults(template.body);
      return fault === undefined || refuse(fault.code, `${fault.line}. satır: ${fault.tr}`, `Line ${fault.line}: ${fault.en}`);
    },
  },
  consequences: {
    supersedeOlder: supersedeOlder('templates'),
    /** A release brings new values together with the text that names them; a person's text may only name what letters are given. */
    async blanksKnown(tx, template) {
      if (tx.actor.kind === 'system') return;
      const [fault] = blankFaults(template.body, await knownBlanks((text, values) => tx.sql(text, values), template.code, template.id));
      if (fault) tx.refuse(refuse(fault.code, `${fault.line}. satır: ${fault.tr}`, `Line ${fault.line}: ${fault.en}`));
    },
  },
});
