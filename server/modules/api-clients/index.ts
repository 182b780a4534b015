import { instantAfter } from '#domain/calendar/durations.ts';
import { formatInstantTr } from '#domain/calendar/wording.ts';
import { refuse } from '#domain/language/refuse.ts';
import { apiClients } from '#domain/api-clients.ts';
import { humansOf } from '../../engine/doings.ts';
import { defineModule } from '../../engine/module.ts';
import { apiClientsEntity } from './entity.ts';

export const apiClientsModule = defineModule(apiClients, {
  entity: apiClientsEntity,
  guards: {
    bankNamedForBanks: (client) => {
      if (client.role === 'bank') return client.bank !== null || refuse('BANK_MISSING', 'Banka hesabında hangi banka olduğu seçilmeli.', 'A bank’s client must say which bank it is.');
      return client.bank === null || refuse('BANK_NOT_WANTED', 'Banka yalnız “Banka” rolündeki makine hesabında seçilir.', 'Only a client with the role of a bank names one.');
    },
    keyAskedByAnother: (client, { actor }) => {
      if (client.keyRequestedBy === null) return refuse('KEY_NOT_ASKED', 'Bu hesap için anahtar istenmedi.', 'No key was asked for.');
      return !humansOf(actor).includes(client.keyRequestedBy) || refuse('KEY_ASKED_BY_YOU', 'Anahtarı siz istediniz; izni başka bir kişi vermeli: ikinci bir sistem yöneticisi ya da bir onay yetkilisi.', 'You asked for the key; another person must permit it.');
    },
    // The permission is that of whoever asked, in person: who gave it, came later or stands in for him is not told the key.
    keyPermitted: (client, given) => {
      const until = client.keyPermittedAt === null ? null : instantAfter(client.keyPermittedAt, String(given['keyPermission']));
      if (until === null) return refuse('KEY_NOT_PERMITTED', 'Anahtarı kimse tek başına alamaz. Önce “Anahtar iste”; ardından ikinci bir sistem yöneticisi ya da bir onay yetkilisi izin vermeli.', 'Nobody takes a key alone: ask for it, and another administrator or a supervisor must permit it.');
      if (until <= given.now) return refuse('KEY_PERMISSION_OVER', `Anahtar izninin süresi ${formatInstantTr(until)} itibarıyla bitti; yeniden isteyin.`, 'The permission is over; ask again.');
      return humansOf(given.actor)[0] === client.keyRequestedBy || refuse('KEY_OF_ANOTHER', 'Bu anahtarı başka bir kişi istedi; yalnız isteyen kişi alabilir.', 'Another person asked for this key; only that person may take it.');
    },
  },
  consequences: {
    async noteKeyRequester(tx, client) {
      await tx.set('api-clients', client.id, { keyRequestedBy: tx.actor.human ?? tx.actor.id, keyPermittedAt: null });
    },
    async endKeyPermission(tx, client) {
      await tx.set('api-clients', client.id, { keyRequestedAt: null, keyRequestedBy: null, keyPermittedAt: null });
    },
  },
});
