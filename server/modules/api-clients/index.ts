import { apiClients } from '#domain/api-clients.ts';
import { defineModule } from '../../engine/module.ts';
import { apiClientsEntity } from './entity.ts';

export const apiClientsModule = defineModule(apiClients, { entity: apiClientsEntity });
