import { consentTexts } from '#domain/consent-texts.ts';
import { entityOf } from '../../engine/columns.ts';

export const consentTextsEntity = entityOf(consentTexts, { uniques: [['code', 'versionNumber']] });
