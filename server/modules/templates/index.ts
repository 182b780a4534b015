import { refuse } from '#domain/language/refuse.ts';
import { templates } from '#domain/templates.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { supersedeOlder } from '../supersede-older.ts';
import { templatesEntity } from './entity.ts';

export const templatesModule = defineModule<typeof templates, Outside>(templates, {
  entity: templatesEntity,
  guards: {
    // Subjects travel in the clear and stand in logs of mail servers.
    subjectWithoutVariables: (template) => !template.subjectText.includes('{{')
      || refuse('VARIABLE_IN_SUBJECT', 'Konu satırında değişken kullanılamaz; kişisel veri konuya yazılmaz.', 'A subject may hold no variable: personal data never stands there.'),
  },
  consequences: { supersedeOlder: supersedeOlder('templates') },
});
