import { type Language } from '#domain/language/label.ts';
import { mayRead, maySee } from '#domain/language/permit.ts';
import { missing } from '../missing.ts';
import { selectById, type StoredRow } from '../record-store.ts';
import { findSubjectKeys } from '../subject-keys.ts';
import { type Actor, type Engine } from '../types.ts';
import { readEntry, type TrailEntry } from './entry.ts';
import { opener, presented, type Opener } from './history.ts';
import { everyRow } from './reader.ts';

/** A record as it was after one of its changes, as this actor may see it: masks, and marks where a value went with its key. */
export interface PastVersion {
  readonly version: number;
  /** The change that made it. */
  readonly at: string;
  readonly event: string;
  readonly by: string;
  readonly record: Readonly<Record<string, unknown>>;
}

/** Where the value of a field was last written. */
interface Written {
  readonly entry: TrailEntry;
  readonly value: unknown;
  readonly sealed: boolean;
}

interface Standing {
  readonly state: string | null;
  readonly stateSince: string;
  readonly createdAt: string;
  readonly last: TrailEntry;
}

/** Rebuilt from the trail alone. `unmask` only after the view was recorded. Refuses `not_found`, also where denied or never reached. */
export async function versionOf(engine: Engine, actor: Actor, noun: string, id: string, version: number, { unmask, language }: { unmask: boolean; language: Language }): Promise<PastVersion> {
  const page = engine.page(noun);
  const select = selectById(page, id, false);
  const { rows: [record] } = await engine.reads.query<StoredRow>(select.text, [...select.values]);
  if (!record || !mayRead(page, actor, record) || version > record.version) return missing();
  const { written, standing } = await replayed(engine, noun, id, version);
  if (standing === undefined || standing.last.seq !== version) return missing();
  const openers = await openersOf(engine, [...written.values()].filter(({ sealed }) => sealed).map(({ entry }) => entry));
  const fields = Object.entries(page.fields).filter(([name]) => maySee(page, actor, name)).map(([name, field]) => {
    const last = written.get(name);
    if (!last) return [name, null] as const;
    const value = last.sealed ? openers.get(last.entry)?.(last.value as string | null, name, 'after') : last.value;
    return [name, inWords(presented(field, value ?? null, unmask, last.sealed), language)] as const;
  });
  const { last, state, stateSince, createdAt } = standing;
  return { version, at: last.at, event: last.event, by: last.actor.name, record: { id, version, state, stateSince, dueAt: written.get('dueAt')?.value ?? null, createdAt, updatedAt: last.at, ...Object.fromEntries(fields) } };
}

/** Every change up to the version, the last word on each field. */
async function replayed(engine: Engine, noun: string, id: string, version: number): Promise<{ written: Map<string, Written>; standing: Standing | undefined }> {
  const written = new Map<string, Written>();
  let standing: Standing | undefined;
  const rows = everyRow<{ seq: number; bytes: Uint8Array }>(engine.reads, 'select seq, bytes from engine.audit_rows where seq > $1 and seq <= $2 and noun = $3 and record_id = $4 order by seq', [0], ({ seq }) => [seq], [version, noun, id]);
  for await (const { bytes } of rows) {
    const entry = readEntry(bytes);
    for (const [name, [, value]] of Object.entries(entry.changes)) written.set(name, { entry, value, sealed: false });
    for (const [name, [, value]] of Object.entries(entry.sealed)) written.set(name, { entry, value, sealed: true });
    const moved = standing === undefined || entry.from !== entry.to;
    standing = { state: entry.to, stateSince: moved || !standing ? entry.at : standing.stateSince, createdAt: standing?.createdAt ?? entry.at, last: entry };
  }
  return { written, standing };
}

async function openersOf(engine: Engine, entries: readonly TrailEntry[]): Promise<Map<TrailEntry, Opener>> {
  const distinct = [...new Set(entries)];
  const keys = await findSubjectKeys(engine, [...new Set(distinct.flatMap(({ subject }) => subject ?? []))], engine.clock.now());
  return new Map(distinct.map((entry) => [entry, opener(entry, entry.subject === null ? null : (keys.get(entry.subject) ?? null))]));
}

/** A screen that knows masks shows this as it is. */
const inWords = (value: unknown, language: Language): unknown =>
  typeof value === 'object' && value !== null && 'destroyed' in value ? { destroyed: true, masked: language === 'tr' ? 'imha edildi' : 'destroyed' } : value;
