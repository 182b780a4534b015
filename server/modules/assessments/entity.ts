import { assessments } from '#domain/assessments.ts';
import { entityOf } from '../../engine/columns.ts';

export const assessmentsEntity = entityOf(assessments);
