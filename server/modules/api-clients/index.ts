import { refuse } from '#domain/language/refuse.ts';
import { apiClients } from '#domain/api-clients.ts';
import { defineModule } from '../../engine/module.ts';
import { apiClientsEntity } from './entity.ts';

export const apiClientsModule = defineModule(apiClients, {
  entity: apiClientsEntity,
  guards: {
    bankNamedForBanks: (client) => {
      if (client.role === 'bank') return client.bank !== null || refuse('BANK_MISSING', 'Banka hesabında hangi banka olduğu seçilmeli.', 'A bank’s client must say which bank it is.');
      return client.bank === null || refuse('BANK_NOT_WANTED', 'Banka yalnız “Banka” rolündeki makine hesabında seçilir.', 'Only a client with the role of a bank names one.');
    },
  },
});
