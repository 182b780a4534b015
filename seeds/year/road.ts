import { type Workshop } from '../workshop.ts';
import { type Reach } from './reach.ts';
import { reaching, steps, ending, type Traveller } from './traveller.ts';

const places = ['Gebze', 'Ankara', 'İzmir', 'Şişli', 'Çankaya', 'Iğdır'];

/** What each carrier calls the same thing. */
const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  DENEME: { moved: 'YOLDA', out: 'DAGITIMDA', absent: 'ADRESTE_YOK', noProof: 'KIMLIK_SORUNU', branch: 'SUBEDE', given: 'TESLIM', other: 'BASKASINA', back: 'IADE_YOLDA', returned: 'IADE', lost: 'KAYIP' },
  PTT: { moved: '11', out: '7', absent: '124', noProof: '128', branch: '650', given: '220', other: '224', back: '153', returned: '120', lost: '180' },
};

const journeys: Partial<Record<Reach, readonly string[]>> = {
  onTheWay: ['moved'], outForDelivery: ['moved', 'out'], notDelivered: ['moved', 'out', 'absent'], identityProblem: ['moved', 'out', 'noProof'], atBranch: ['moved', 'out', 'absent', 'branch'],
  misdelivered: ['moved', 'out', 'other'], returning: ['moved', 'out', 'absent', 'back'], returned: ['moved', 'out', 'absent', 'returned'], lost: ['moved', 'lost'],
};
const usual = ['moved', 'out', 'given'] as const;
/** Every ninth is not at home the first time. */
const second = ['moved', 'out', 'absent', 'given'] as const;

/** What the courier reports of each parcel, a step after the other; `turn` turns the clock to a step. */
export async function underway(shop: Workshop, travellers: readonly Traveller[], carrierCode: string, turn: (step: number) => void): Promise<void> {
  const [carrier] = await shop.find('carriers', { code: carrierCode });
  const names = words[carrierCode];
  const parcels = reaching(travellers, 8);
  const shipments = parcels.length === 0 ? [] : await shop.find('shipments', { preApplication: parcels.map(({ id }) => id), carrier: carrier?.id });
  const reaches = new Map(parcels.map(({ id, reach }) => [id, reach]));
  for (let step = 0; step < 4; step += 1) {
    turn(step);
    const told = new Set((shipments.length === 0 ? [] : await shop.find('courier-events', { shipment: shipments.map(({ id }) => id) })).map((event) => `${String(event['shipment'])} ${String(event['code'])}`));
    const events = shipments.flatMap((shipment, at) => {
      const reach = reaches.get(String(shipment['preApplication'])) ?? 'handedOver';
      const event = reach === 'handedOver' ? undefined : (journeys[reach] ?? (at % 9 === 4 ? second : usual))[step];
      const code = event === undefined ? undefined : names?.[event];
      if (code === undefined || told.has(`${shipment.id} ${code}`)) return [];
      const proof = event === 'given' ? { identityDocument: 'nationalId', identityMatched: true } : {};
      return [{ carrier: carrier?.id, barcode: shipment['barcode'], code, at: shop.engine.clock.now(), place: places[(at + step) % places.length], ...proof }];
    });
    await shop.creates(shop.courier, 'courier-events', events);
    await shop.runJobs();
  }
}

/** Cards in their owners' hands are lost, blocked and asked to be revoked. */
export async function inUse(shop: Workshop, travellers: readonly Traveller[]): Promise<void> {
  const of = async (reach: Reach) => {
    const those = ending(travellers, reach);
    return those.length === 0 ? [] : shop.find('certificates', { preApplication: those.map(({ id }) => id), state: 'active' });
  };
  await shop.acts('cagri-sorumlu', steps('certificates', await of('revoked'), 'revoke', { revocationReason: 'lost', note: 'Kartını taşınırken kaybetmiş.' }));
  await shop.acts('cagri', steps('certificates', await of('suspended'), 'suspend', { callerProven: true, note: 'Kartını evde bulamıyor, arayacak.' }));
  const asked = (await of('revocationAsked')).filter(({ revocationRequestedAt }) => revocationRequestedAt === null);
  await shop.acts('cagri', steps('certificates', asked, 'requestRevocation', { reason: 'stolen', callerProven: true, note: 'Çantası çalınmış.' }));
  await shop.runJobs();
}
