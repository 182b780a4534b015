import { apiClients } from '#domain/api-clients.ts';
import { entityOf } from '../../engine/columns.ts';

export const apiClientsEntity = entityOf(apiClients);
