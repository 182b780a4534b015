import { legalTexts } from '#domain/legal-texts.ts';
import { entityOf } from '../../engine/columns.ts';

export const legalTextsEntity = entityOf(legalTexts, { uniques: [['code', 'versionNumber']] });
