import { employments } from '#domain/employments.ts';
import { entityOf } from '../../engine/columns.ts';

export const employmentsEntity = entityOf(employments, { indexes: [['person', 'institution']] });
