import { appointments } from '#domain/appointments.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { consequences } from './consequences.ts';
import { appointmentsEntity } from './entity.ts';
import { guards } from './guards.ts';

export const appointmentsModule = defineModule<typeof appointments, Outside>(appointments, { entity: appointmentsEntity, guards, consequences });
