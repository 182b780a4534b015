import { type mergers } from '#domain/mergers.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { type ModuleParts } from '../../engine/module.ts';
import { type Row, type Tx } from '../../engine/types.ts';
import { type Outside } from '../outside.ts';
import { giveBack, inherit, ownProductionAgain } from './inherit.ts';

type Merger = RecordOf<typeof mergers>;

export const consequences: ModuleParts<typeof mergers, Outside>['consequences'] = {
  /** The double takes nothing new from now on: what moves afterwards is all there will be. */
  async closeDouble(tx, merger) {
    const { double, survivor } = await bothLocked(tx, merger);
    const [waiting] = await tx.find('changes', { noun: 'institutions', recordId: double.id, state: 'proposed' }, { limit: 1 });
    if (waiting) tx.refuse({ code: 'CHANGE_WAITS', tr: 'Mükerrer kurum için bu arada bir değişiklik önerildi; önce o karara bağlanmalı.', en: 'A change of the double was proposed meanwhile; it must be decided first.' });
    if (survivor.state === 'closed') tx.refuse({ code: 'INSTITUTION_CLOSED', tr: 'Kalacak kurum bu arada kapatıldı.', en: 'The one that stays was closed meanwhile.' });
    await tx.set('mergers', merger.id, { stateBefore: double.state });
    await inherit(tx, merger, double, survivor);
    await tellDouble(tx, double, survivor);
    await tx.perform('institutions', double.id, 'mergeAway', { mergedInto: survivor.id, mergedWith: survivor.id, closedOn: tx.today, stopReason: `${merger.reference ?? ''}: ${merger.reason}`.slice(0, 1000) });
  },
  async settle(tx, merger) {
    await tx.set('mergers', merger.id, { outcome: await outcomeOf(tx, merger) });
    await officersCount(tx, merger.survivor);
    await officersCount(tx, merger.double);
    if ((merger.leftBehind ?? 0) === 0) return;
    await tx.create('tasks', { kind: 'other', title: `Birleştirmede yerinde kalan kayıt: ${merger.reference ?? ''}`.slice(0, 200), role: 'registrar', noun: 'mergers', recordId: merger.id, details: (await outcomeOf(tx, merger)).slice(0, 2000) });
  },
  async reopenDouble(tx, merger) {
    const { double, survivor } = await bothLocked(tx, merger);
    await giveBack(tx, merger, survivor);
    await tx.perform('institutions', double.id, 'comeBack', { wasActive: merger.stateBefore === 'active' });
  },
  async settleBack(tx, merger) {
    await ownProductionAgain(tx, merger);
    await officersCount(tx, merger.survivor);
    await officersCount(tx, merger.double);
    const stayed = await countOf(tx, merger, ['changedSince', 'clashed']);
    const said = `${merger.movedBack ?? 0} kayıt geri taşındı${stayed === 0 ? '.' : `; ${stayed} kayıt sonradan değiştiği ya da benzeri bulunduğu için kalan kurumda kaldı.`}`;
    await tx.set('mergers', merger.id, { outcome: `${merger.outcome ?? ''} ${said}`.trim().slice(0, 2000) });
  },
};

/**
 * Always in one order, so that two mergers that cross each other wait instead of closing both. It waits for whoever is writing a reference
 * to one of them (doubles.ts of the engine): what is moved afterwards is all that will ever refer to the double.
 */
async function bothLocked(tx: Tx, merger: Merger): Promise<{ double: Row; survivor: Row }> {
  await tx.sql('select id from institutions where id = any($1::uuid[]) order by id for update', [[merger.double, merger.survivor]]);
  const [one, other] = [merger.double, merger.survivor].sort() as [string, string];
  const rows = new Map([[one, await tx.get('institutions', one, { lock: true })], [other, await tx.get('institutions', other, { lock: true })]]);
  return { double: rows.get(merger.double) as Row, survivor: rows.get(merger.survivor) as Row };
}

/** Letters go to the survivor's address from now on: whoever reads at the old one hears of it, as of any change of contact. */
async function tellDouble(tx: Tx, double: Row, survivor: Row): Promise<void> {
  if (typeof double['email'] !== 'string' || double['email'] === survivor['email']) return;
  await tx.create('outgoing-mails', {
    templateCode: 'institution-merged', toAddress: double['email'], toInstitution: double.id, noun: 'institutions', recordId: double.id,
    variables: { kurum: double['name'], kurumNo: survivor['reference'] ?? '' },
  });
}

async function outcomeOf(tx: Tx, merger: Merger): Promise<string> {
  const left = await tx.find('merger-moves', { merger: merger.id, outcome: 'left' }, { limit: 10 });
  const told = [...new Set(left.map((one) => String(one['told'])))].join(' ');
  return `${merger.moved ?? 0} kayıt taşındı.${left.length === 0 ? '' : ` ${merger.leftBehind ?? left.length} kayıt yerinde kaldı: ${told}`}`.slice(0, 2000);
}

const countOf = async (tx: Tx, merger: Merger, outcomes: readonly string[]): Promise<number> =>
  (await tx.sql<{ n: number }>('select count(*)::int as n from merger_moves where merger = $1 and outcome = any($2::text[])', [merger.id, outcomes]))[0]?.n ?? 0;

async function officersCount(tx: Tx, institution: string): Promise<void> {
  const onDuty = await tx.find('officers', { institution, state: 'active' }, { limit: 1 });
  await tx.set('institutions', institution, { withoutOfficer: onDuty.length === 0 });
}
