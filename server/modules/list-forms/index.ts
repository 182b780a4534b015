import { currentForm } from '#domain/list-columns.ts';
import { listForms } from '#domain/list-forms.ts';
import { refuse } from '#domain/language/refuse.ts';
import { loadedRow } from '../../engine/loaded.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { listFormsEntity } from './entity.ts';

export const listFormsModule = defineModule<typeof listForms, Outside>(listForms, {
  entity: listFormsEntity,
  guards: {
    institutionKnown: (_form, given) => loadedRow(given, 'institutionRecord')?.state !== 'closed'
      || refuse('INSTITUTION_CLOSED', 'Kurum kaydı kapalı; liste formu verilemez.', 'The institution is closed; no form is issued.'),
    officerOnDuty: (form, given) => {
      const officer = loadedRow(given, 'officerRecord');
      return form.officer === null || (officer?.['institution'] === form.institution && officer.state === 'active')
        || refuse('OFFICER_NOT_ON_DUTY', 'Seçilen kişi bu kurumda görevde bir e-imza sorumlusu değil.', 'This person is no officer on duty at this institution.');
    },
  },
  consequences: {
    async nameForm(tx, form) {
      await tx.set('list-forms', form.id, { formVersion: currentForm.version, issuedOn: tx.today, issuedBy: tx.actor.name.slice(0, 200) });
    },
  },
});
