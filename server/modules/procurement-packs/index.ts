import { isDeepStrictEqual } from 'node:util';
import { formatDateTr } from '#domain/calendar/wording.ts';
import { refuse } from '#domain/language/refuse.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { packProducts, procurementPacks, type PackPrice, type PackText } from '#domain/procurement-packs.ts';
import { products } from '#domain/products.ts';
import { defineModule } from '../../engine/module.ts';
import { performAction } from '../../engine/perform-action.ts';
import { inTransaction } from '../../engine/transaction.ts';
import { systemActor, type Tx } from '../../engine/types.ts';
import { answersTo } from '../letter-thread.ts';
import { type Outside } from '../outside.ts';
import { procurementPacksEntity } from './entity.ts';
import { lawOn, pricesOn, unpriced } from './law-and-prices.ts';

type Pack = RecordOf<typeof procurementPacks>;
interface Contents {
  readonly texts: readonly PackText[];
  readonly prices: readonly PackPrice[];
}

export const procurementPacksModule = defineModule<typeof procurementPacks, Outside>(procurementPacks, {
  entity: procurementPacksEntity,
  guards: {
    hasAddressee: (pack) => pack.message !== null || pack.institution !== null
      || refuse('NO_ADDRESSEE', 'Paketin gideceği kurum ya da yanıtladığı e-posta seçilmeli.', 'Choose the institution, or the message that it answers.'),
  },
  consequences: {
    async takeLawAndPrices(tx, pack) {
      await tx.set('procurement-packs', pack.id, { ...(await contentsOfToday(tx)), pricesOn: tx.today });
    },
    /** A text that is repealed or a price that is no longer asked may not leave in a new letter, even if it was printed yesterday. */
    async refuseOutdated(tx, pack) {
      const now = await contentsOfToday(tx);
      if (isDeepStrictEqual(now, { texts: pack.texts, prices: pack.prices })) return;
      tx.refuse({ code: 'PACK_OUTDATED', tr: `Fiyatlar ya da mevzuat ${formatDateTr(String(pack.pricesOn))} gününden beri değişti. Paketi yeniden hazırlayın.`, en: 'Prices or law have changed since the pack was made; prepare it again.' });
    },
    async mailPack(tx, pack) {
      const message = pack.message === null ? null : await tx.get('messages', pack.message);
      await tx.create('outgoing-mails', {
        templateCode: 'procurement-pack', toInstitution: pack.institution, noun: 'procurement-packs', recordId: pack.id, attachment: pack.pdf, fileName: `${pack.reference ?? 'alim-bilgi-paketi'}.pdf`,
        ...(message === null ? {} : answersTo(message)), variables: { paketNo: pack.reference ?? '', kurum: pack.recipient, gun: formatDateTr(String(pack.pricesOn)) },
      });
    },
  },
  effects: {
    /** Prints what was frozen; equal contents give equal bytes, so a repeated job does no harm. */
    async makePdf({ engine, files, procurementPackPdf }, job) {
      const pack = await inTransaction(engine, systemActor, (tx) => tx.get('procurement-packs', job.recordId)) as unknown as Pack;
      if (pack.state !== 'printing' || pack.pricesOn === null) return;
      const { key } = await files.put(await procurementPackPdf({ reference: pack.reference ?? '', recipient: pack.recipient, day: pack.pricesOn, texts: pack.texts ?? [], prices: pack.prices ?? [] }), { subject: `procurement-pack-${job.recordId}`, ours: true });
      await performAction(engine, job.actor, 'procurement-packs', job.recordId, 'attachPdf', { pdf: key });
    },
  },
});

async function contentsOfToday(tx: Tx): Promise<Contents> {
  const { texts, missing } = lawOn(await tx.find('legal-texts', { state: 'inForce' }), tx.today);
  if (missing.length > 0) tx.refuse({ code: 'LAW_NOT_IN_FORCE', tr: `Bugün yürürlükte olmayan mevzuat var: ${missing.join(', ')}. Süresi dolan metin yeni bir yazıya giremez.`, en: `Not in force today: ${missing.join(', ')}. A text that has ended does not go into a new letter.` });
  const list = (await Promise.all(packProducts.map((product) => tx.find('price-lists', { product, state: 'approved' })))).flat();
  const prices = pricesOn(list, tx.today);
  const without = unpriced(prices).map((product) => products[product].tr);
  if (without.length > 0) tx.refuse({ code: 'NO_PRICE', tr: `Bugün geçerli, onaylı fiyatı olmayan ürün var: ${without.join(', ')}.`, en: 'A product has no approved price in force today.' });
  return { texts, prices };
}
