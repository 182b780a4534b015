import { appendFile, readFile, writeFile } from 'node:fs/promises';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileAnchor, type Anchor } from '../../server/engine/audit/anchor.ts';
import { adoptRestoredTrail, BrokenChain, sealAudit } from '../../server/engine/audit/seal.ts';
import { verifyAudit } from '../../server/engine/audit/verify.ts';
import { createRecord } from '../../server/engine/create-record.ts';
import { inTransaction } from '../../server/engine/transaction.ts';
import { type Row } from '../../server/engine/types.ts';
import { toyEngine, type ToyEngine } from '../support/toy-engine.ts';
import { registrar, sealAll, temporaryAnchor } from './audit-stories.ts';

let toy: ToyEngine;
let anchor: Anchor;
let path: string;
let owner: pg.Client;
let removeAnchor: () => Promise<void>;

beforeEach(async () => {
  toy = await toyEngine();
  ({ anchor, path, removeAnchor } = await temporaryAnchor());
  owner = new pg.Client({ connectionString: toy.url });
  await owner.connect();
});
afterEach(async () => {
  await owner.end();
  await toy.close();
  await removeAnchor();
});

const shelf = (name: string): Promise<Row> => createRecord(toy.engine, registrar, 'shelves', { name });
const seal = (by: Anchor = anchor) => sealAudit(toy.engine, 'audit', toy.engine.clock.now(), by);
const sealed = () => sealAll(toy, 'audit', anchor);
const behindTheEngine = async (statement: string) => {
  await owner.query('begin');
  await owner.query("set local session_replication_role = 'replica'");
  await owner.query(statement);
  await owner.query('commit');
};

test('new rows come into one block, the next run into the next, and nothing is sealed twice', async () => {
  expect(await seal()).toEqual({ blocks: 0, rows: 0, busy: false });
  await shelf('A');
  await shelf('B');
  expect(await sealed()).toBe(2);
  expect(await seal()).toEqual({ blocks: 0, rows: 0, busy: false });
  await shelf('C');
  expect(await sealed()).toBe(1);
  expect(await verifyAudit(toy.engine, anchor)).toMatchObject({ ok: true, checked: { auditRows: 3 }, unsealed: { audit: 0 } });
});

test('of several sealers at once one works, and the chain does not fork', async () => {
  for (let i = 0; i < 10; i++) await shelf(`Raf ${i}`);
  const runs = await Promise.all([sealed(), sealed(), sealed()]);
  expect(runs.reduce((sum, rows) => sum + rows, 0)).toBe(10);
  expect((await verifyAudit(toy.engine, anchor)).ok).toBe(true);
});

test('a row whose transaction is still running is sealed after it ends, and nobody waits meanwhile', async () => {
  let finish: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => { finish = resolve; });
  let written: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => { written = resolve; });
  const slow = inTransaction(toy.engine, registrar, async (tx) => {
    await tx.create('shelves', { name: 'yavaş' });
    written();
    await gate;
  });
  await begun;
  await shelf('hızlı');
  expect(await seal()).toMatchObject({ rows: 0, busy: false });
  finish();
  await slow;
  expect(await sealed()).toBe(2);
  expect((await verifyAudit(toy.engine, anchor)).faults).toEqual([]);
});

test('after a crash between commit and anchor the line is written at the next run', async () => {
  await shelf('A');
  const failing: Anchor = { ...anchor, append: async () => { throw new Error('disk full'); } };
  await expect(sealAll(toy, 'audit', failing)).rejects.toThrow('disk full');
  expect(await anchor.last('audit')).toBeNull();
  await appendFile(path, '{"stream":"audit","n":1,"ha');
  await shelf('B');
  expect(await sealed()).toBe(1);
  expect(await fileAnchor(path).last('audit')).toMatchObject({ n: 2 });
  expect((await verifyAudit(toy.engine, anchor)).faults).toEqual([]);
});

test('a chain cut off at its end is betrayed by the anchors, and nothing is sealed on top of it', async () => {
  for (const name of ['A', 'B', 'C']) {
    await shelf(name);
    await sealed();
  }
  await behindTheEngine("delete from engine.sealed_rows where n = 3; delete from engine.sealed_blocks where n = 3");
  const verdict = await verifyAudit(toy.engine, anchor);
  expect(verdict.faults).toMatchObject([{ stream: 'audit', kind: 'block_missing', block: 3 }]);
  expect(verdict.faults[0]?.message).toBe('Mühür bloğu silinmiş: işlem izi, blok 3.');
  expect((await verifyAudit(toy.engine)).ok).toBe(true);
  await expect(seal()).rejects.toBeInstanceOf(BrokenChain);
});

test('anchors that were changed, shortened or emptied are found', async () => {
  for (const name of ['A', 'B', 'C']) {
    await shelf(name);
    await sealed();
  }
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
  const kindsOf = async (content: string) => {
    await writeFile(path, content);
    return (await verifyAudit(toy.engine, fileAnchor(path))).faults.map(({ kind, block }) => `${kind} ${block}`);
  };
  expect(await kindsOf(`${lines.join('\n')}\n`)).toEqual([]);
  expect(await kindsOf(`${[lines[0], lines[1]?.replace(/"hash":"./, '"hash":"g'), lines[2]].join('\n')}\n`)).toEqual(['anchor_changed 2']);
  expect(await kindsOf(`${[lines[0], lines[2]].join('\n')}\n`)).toEqual(['anchor_missing 2']);
  expect(await kindsOf('')).toEqual(['anchor_missing 1', 'anchor_missing 2']);
});

test('for a deleted row verify names its neighbour, and says it in Turkish', async () => {
  const kept = await shelf('A');
  const gone = await shelf('B');
  await sealed();
  const { rows: [neighbour] } = await owner.query<{ id: string }>('select id::text from engine.audit_rows where record_id = $1', [kept.id]);
  await behindTheEngine(`delete from engine.audit_rows where record_id = '${gone.id}'`);
  const { faults, ok } = await verifyAudit(toy.engine, anchor);
  expect(ok).toBe(false);
  expect(faults).toMatchObject([{ kind: 'trail_missing', noun: 'shelves', recordId: gone.id }, { kind: 'row_missing', neighbour: neighbour?.id }]);
  expect(faults[1]?.message).toBe(`Satır silinmiş; komşusu: işlem izi, blok ${faults[1]?.block}, komşu satır ${neighbour?.id}.`);
});

test('a trail restored into a younger cluster is refused until it is adopted, then goes on', async () => {
  await shelf('A');
  await sealed();
  await shelf('B');
  await behindTheEngine("update engine.audit_rows set xid = (xid::text::bigint + 1000000)::text::xid8");
  await expect(seal()).rejects.toThrow(/adoptRestoredTrail/);
  await adoptRestoredTrail(owner);
  await shelf('C');
  expect(await sealed()).toBe(2);
  expect((await verifyAudit(toy.engine, anchor)).faults).toEqual([]);
  await expect(owner.query('delete from engine.audit_rows')).rejects.toThrow(/append only/);
});

test('rows under an older key verify after the key has changed; under a lost key they do not', async () => {
  await shelf('A');
  await sealed();
  const [, old] = [...toy.engine.keys.audit.keys][0] as [number, Uint8Array];
  const younger = { current: 2, keys: new Map([[1, old], [2, new Uint8Array(32).fill(9)]]) };
  const engine = { ...toy.engine, keys: { ...toy.engine.keys, audit: younger } };
  await createRecord(engine, registrar, 'shelves', { name: 'B' });
  expect(await sealAll({ engine }, 'audit', anchor)).toBe(1);
  expect((await verifyAudit(engine, anchor)).ok).toBe(true);
  const kinds = (await verifyAudit(toy.engine, anchor)).faults.map(({ kind }) => kind);
  expect(kinds).toEqual(['row_changed', 'block_changed']);
});
