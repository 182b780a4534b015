import { type mergers } from '#domain/mergers.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { type Row, type Tx } from '../../engine/types.ts';

type Merger = RecordOf<typeof mergers>;

const idsIn = (value: unknown): readonly string[] => (value as readonly string[] | null) ?? [];
const confirmed = (institution: Row): boolean => institution['migratedHistory'] === true && institution['historyConfirmedBy'] !== null;

/** What the compliance gate looks at counts for the institution under either name (the rule stands in domain/merging.ts). */
export async function inherit(tx: Tx, merger: Merger, double: Row, survivor: Row): Promise<void> {
  const [theirs, own] = [double['firstProducedAt'] as string | null, survivor['firstProducedAt'] as string | null];
  const tookProduction = theirs !== null && (own === null || theirs < own);
  if (tookProduction) await tx.set('institutions', survivor.id, { firstProducedAt: theirs });
  const tookHistory = confirmed(double) && !confirmed(survivor);
  if (tookHistory) {
    const historyBasis = `${merger.reference ?? ''} ile birleşen ${String(double['reference'])} kaydından: ${String(double['historyBasis'] ?? '')}`.slice(0, 500);
    await tx.set('institutions', survivor.id, { migratedHistory: true, historyBasis, historyConfirmedBy: double['historyConfirmedBy'], historyConfirmedAt: double['historyConfirmedAt'] });
  }
  const used = idsIn(survivor['signingApplications']);
  const tookApplications = idsIn(double['signingApplications']).filter((id) => !used.includes(id));
  if (tookApplications.length > 0) await tx.apply('institutions', survivor.id, { signingApplications: [...used, ...tookApplications] }, {});
  await tx.set('mergers', merger.id, { tookProduction, survivorProducedAt: own, tookHistory, tookApplications });
}

/** What somebody confirmed or changed anew at the survivor is its own, and stays. */
export async function giveBack(tx: Tx, merger: Merger, survivor: Row): Promise<void> {
  if (merger.tookHistory === true && String(survivor['historyBasis'] ?? '').startsWith(`${merger.reference ?? ''} `)) {
    await tx.set('institutions', survivor.id, { migratedHistory: false, historyBasis: null, historyConfirmedBy: null, historyConfirmedAt: null });
  }
  const used = idsIn(survivor['signingApplications']);
  const left = used.filter((id) => !idsIn(merger.tookApplications).includes(id));
  if (left.length !== used.length) await tx.apply('institutions', survivor.id, { signingApplications: left }, {});
}

/** Certificates have gone back by now: whoever made some meanwhile has produced, whoever took the date over alone has not. */
export async function ownProductionAgain(tx: Tx, merger: Merger): Promise<void> {
  if (merger.tookProduction === true) await tx.set('institutions', merger.survivor, { firstProducedAt: merger.survivorProducedAt ?? (await earliestCertificate(tx, merger.survivor)) });
  const double = await tx.get('institutions', merger.double, { lock: true });
  if (double['firstProducedAt'] === null) await tx.set('institutions', double.id, { firstProducedAt: await earliestCertificate(tx, double.id) });
}

async function earliestCertificate(tx: Tx, institution: string): Promise<string | null> {
  const [row] = await tx.sql<{ at: Date | string | null }>('select min(created_at) as at from certificates where institution = $1::uuid', [institution]);
  return row?.at === null || row?.at === undefined ? null : new Date(row.at).toISOString();
}
