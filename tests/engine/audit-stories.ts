import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileAnchor, type Anchor } from '../../server/engine/audit/anchor.ts';
import { prepareAccess } from '../../server/engine/audit/access-row.ts';
import { sourceOf, type Stream } from '../../server/engine/audit/block.ts';
import { sealAudit } from '../../server/engine/audit/seal.ts';
import { createRecord } from '../../server/engine/create-record.ts';
import { performAction } from '../../server/engine/perform-action.ts';
import { updateRecord } from '../../server/engine/update-record.ts';
import { type Row } from '../../server/engine/types.ts';
import { person, type ToyEngine } from '../support/toy-engine.ts';

export const registrar = person('Ayşe', 'registrar');
export const borrower = 'Zeynep Yılmazoğlu';

/** Small and repeatable: a failing round can be run again by its seed. */
export function dice(seed: number) {
  let state = seed >>> 0;
  const roll = (below: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  return { roll, one: <T>(of: readonly T[]): T => of[roll(of.length)] as T };
}
export type Dice = ReturnType<typeof dice>;

export async function temporaryAnchor(): Promise<{ anchor: Anchor; path: string; removeAnchor(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'nes-anchor-'));
  const path = join(folder, 'anchors.jsonl');
  return { anchor: fileAnchor(path), path, removeAnchor: () => rm(folder, { recursive: true, force: true }) };
}

/** A library with a past: sixty records, some sealed in several blocks, the newest rows in none. */
export async function libraryWithAPast(toy: ToyEngine, anchor: Anchor, seed = 7): Promise<void> {
  const { engine } = toy;
  const chance = dice(seed);
  const shelves: Row[] = [];
  for (let i = 0; i < 8; i++) shelves.push(await createRecord(engine, registrar, 'shelves', { name: `Raf ${i}` }));
  const books: Row[] = [];
  for (let round = 0; round < 5; round++) {
    for (let i = 0; i < 10; i++) books.push(await createRecord(engine, registrar, 'books', { title: `Kitap ${round}-${i}`, genre: 'novel', shelf: chance.one(shelves).id, borrower: i % 3 === 0 ? borrower : null }));
    for (let i = 0; i < 25; i++) await somethingHappens(toy, chance, chance.one(books).id);
    for (let i = 0; i < 10; i++) await someoneLooks(toy, chance.one(books).id);
    if (round === 4) return;
    for (const stream of ['audit', 'access'] as const) await sealAll(toy, stream, anchor);
  }
}

/** Tests beside this one run in the same cluster, and a row waits for every older transaction of it: seals until none is left. */
export async function sealAll({ engine }: Pick<ToyEngine, 'engine'>, stream: Stream, anchor: Anchor): Promise<number> {
  const unsealed = `select count(*)::int as count from ${sourceOf[stream]} r where not exists (select from engine.sealed_rows s where s.stream = $1 and s.row_id = r.id)`;
  for (let sealed = 0, tries = 0; tries < 500; tries++) {
    sealed += (await sealAudit(engine, stream, engine.clock.now(), anchor)).rows;
    if ((await engine.reads.query<{ count: number }>(unsealed, [stream])).rows[0]?.count === 0) return sealed;
    await setTimeout(20);
  }
  throw new Error('a transaction elsewhere does not end');
}

async function somethingHappens({ engine }: ToyEngine, chance: Dice, id: string): Promise<void> {
  const { rows: [book] } = await engine.reads.query<{ version: number; state: string }>('select version, state from books where id = $1', [id]);
  const { version = 0, state = '' } = book ?? {};
  const lends = chance.roll(3) === 0;
  if (lends && state === 'onShelf') await performAction(engine, registrar, 'books', id, 'lend', { borrower });
  else if (lends && state === 'lent') await performAction(engine, registrar, 'books', id, 'bringBack');
  else if (state === 'onShelf' || state === 'lent') await updateRecord(engine, registrar, 'books', id, { copies: chance.roll(100), price: chance.roll(10_000), borrower: chance.one([borrower, null]) }, { version, reason: 'Sayım' });
}

async function someoneLooks({ engine }: ToyEngine, id: string): Promise<void> {
  const entry = { at: engine.clock.now(), actorId: registrar.id, sessionId: `oturum-${randomUUID()}`, noun: 'books', recordIds: [id, randomUUID()], kind: 'open', more: { fields: ['borrower'] } };
  const { bytes, mac, keyVersion } = prepareAccess(engine.keys, entry);
  await engine.reads.query(
    'insert into engine.access_log (at, actor_id, session_id, noun, record_ids, kind, bytes, mac, key_version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [entry.at, entry.actorId, entry.sessionId, entry.noun, entry.recordIds, entry.kind, bytes, mac, keyVersion],
  );
}
