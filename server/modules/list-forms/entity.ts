import { listForms } from '#domain/list-forms.ts';
import { entityOf } from '../../engine/columns.ts';

export const listFormsEntity = entityOf(listForms);
