import { templates } from '#domain/templates.ts';
import { entityOf } from '../../engine/columns.ts';

export const templatesEntity = entityOf(templates, { uniques: [['code', 'versionNumber']] });
