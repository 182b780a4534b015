import { classificationRules } from '#domain/classification-rules.ts';
import { entityOf } from '../../engine/columns.ts';

export const classificationRulesEntity = entityOf(classificationRules, { uniques: [['code', 'versionNumber']] });
