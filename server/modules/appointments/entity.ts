import { appointments } from '#domain/appointments.ts';
import { entityOf } from '../../engine/columns.ts';

export const appointmentsEntity = entityOf(appointments, { indexes: [['host', 'state'], ['assessment', 'state']] });
