import pg from 'pg';
import { createRecords } from '../server/engine/create-many.ts';
import { type Actor, type Engine, type Values } from '../server/engine/types.ts';
import { fromNumber } from './person-numbers.ts';
import { median } from './run.ts';

const rows = 10_000;
const registrar: Actor = { kind: 'staff', id: 'bench-import', name: 'bench-import', roles: ['registrar'], human: 'bench-import' };

export interface ImportSample {
  readonly copyMs: number;
  readonly oursMs: number;
}

interface Incoming extends Record<string, unknown> {
  readonly personNumber: string;
}

/**
 * The same 10,000 people: by COPY into the table alone, and by ours, where each is parsed and judged, gets its key, its row of
 * the trail with every personal value sealed, and its search terms. One transaction each, new numbers each time.
 */
export async function measureImport(engine: Engine, url: string, rounds: number, from: number): Promise<ImportSample> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const copies: number[] = [];
  const imports: number[] = [];
  try {
    for (let round = 0; round <= rounds; round++) {
      const incoming = people(from + (2 * round + 1) * rows);
      const [copyMs, oursMs] = [await copied(client, people(from + 2 * round * rows)), await timed(() => createRecords(engine, registrar, 'people', incoming))];
      // The first round only warms.
      if (round > 0) { copies.push(copyMs); imports.push(oursMs); }
    }
  } finally {
    await client.end();
  }
  return { copyMs: median(copies), oursMs: median(imports) };
}

/** Whoever imports so many people, as `createRecords` takes it. */
export const systemPeople = (count: number): [Actor, string, Values[]] => [registrar, 'people', people(0, count)];

const people = (from: number, length = rows): Incoming[] => Array.from({ length }, (_, n) => ({
  personNumber: fromNumber(from + n), firstName: ['Işıl', 'Mehmet', 'Çağla'][n % 3], lastName: ['Yılmaz', 'Öztürk', 'Kılıç', 'Şahinoğlu'][n % 4],
  birthDate: '1984-05-17', email: `isil.${from + n}@ornek.gov.tr`, phone: '+905320000000', source: 'list',
}));

async function copied(client: pg.Client, incoming: readonly Incoming[]): Promise<number> {
  const columns = 'id, version, state, state_since, created_at, updated_at, person_number, first_name, last_name, birth_date, email, phone, source';
  const now = new Date().toISOString();
  const text = incoming.map((one) => [crypto.randomUUID(), 1, 'active', now, now, now, one.personNumber, one['firstName'], one['lastName'], one['birthDate'], one['email'], one['phone'], one['source']].join('\t')).join('\n');
  return timed(() => copyText(client, `copy people (${columns}) from stdin`, `${text}\n`));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const piece = 65_536;

/** COPY by the protocol itself, as no other part of the project needs it: pg hands the words on and lets us answer. */
function copyText(client: pg.Client, statement: string, text: string): Promise<void> {
  const bytes = Buffer.from(text);
  return new Promise((resolve, reject) => {
    client.query({
      submit(connection: CopyConnection) { connection.query(statement); },
      handleCopyInResponse(connection: CopyConnection) {
        for (let at = 0; at < bytes.length; at += piece) connection.sendCopyFromChunk(bytes.subarray(at, at + piece));
        connection.endCopyFrom();
      },
      handleCommandComplete() { /* the end is told by readyForQuery */ },
      handleReadyForQuery() { resolve(); },
      handleError(error: Error) { reject(error); },
      handleRowDescription() { /* COPY has none */ },
      handleDataRow() { /* COPY has none */ },
    } as unknown as pg.Submittable);
  });
}

interface CopyConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}
