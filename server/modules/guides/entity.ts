import { guides } from '#domain/guides.ts';
import { entityOf } from '../../engine/columns.ts';

export const guidesEntity = entityOf(guides, { uniques: [['code', 'versionNumber']] });
