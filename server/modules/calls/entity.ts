import { calls } from '#domain/calls.ts';
import { entityOf } from '../../engine/columns.ts';

export const callsEntity = entityOf(calls);
