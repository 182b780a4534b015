import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import institutions from '../fixtures/institutions.json' with { type: 'json' };
import { bySystem } from '../../seeds/seeding.ts';
import { type Row } from '../../server/engine/types.ts';
import { type RunningConsole } from './browser-console.ts';

export interface Attached {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface Letter {
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly attached: readonly Attached[];
  /** Message-ID that it answers. */
  readonly answers?: string;
}

let letters = 0;

/** A letter as a mail program writes it. */
export function eml({ from, subject, text, attached, answers }: Letter): Buffer {
  letters += 1;
  const edge = `kenar-${letters}`;
  const word = (value: string) => `=?UTF-8?B?${Buffer.from(value).toString('base64')}?=`;
  const folded = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n');
  const head = [
    `From: ${from}`, 'To: bilgi@kamusm.gov.tr', `Subject: ${word(subject)}`, `Message-ID: <mektup-${letters}-${Date.now()}@${from.split('@')[1]}>`, 'Date: Sun, 22 Nov 2026 09:00:00 +0300', 'MIME-Version: 1.0',
    ...(answers === undefined ? [] : [`In-Reply-To: ${answers}`, `References: ${answers}`]), `Content-Type: multipart/mixed; boundary="${edge}"`,
  ];
  const parts = [
    `--${edge}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${folded(Buffer.from(text))}`,
    ...attached.map(({ name, type, bytes }) => `--${edge}\r\nContent-Type: ${type}; name="${word(name)}"\r\nContent-Disposition: attachment; filename="${word(name)}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${folded(bytes)}`),
  ];
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${parts.join('\r\n')}\r\n--${edge}--\r\n`);
}

/** Lays a letter into the drop folder, whole, and waits until it was read and judged. */
export async function drop(running: RunningConsole, raw: Uint8Array, name: string): Promise<Row> {
  return (await dropAll(running, [{ raw, name }]))[0]!;
}

/** Lays them there at once; answers what came when all of them were judged. */
export async function dropAll(running: RunningConsole, letters: readonly { readonly raw: Uint8Array; readonly name: string }[]): Promise<Row[]> {
  const before = new Set((await running.rows('messages')).map(({ id }) => id));
  mkdirSync(running.mailFolder, { recursive: true });
  for (const { raw, name } of letters) {
    writeFileSync(join(running.mailFolder, `.${name}.part`), raw);
    renameSync(join(running.mailFolder, `.${name}.part`), join(running.mailFolder, `${name}.eml`));
  }
  for (const until = Date.now() + 60_000 + letters.length * 5_000; Date.now() < until; await new Promise((resolve) => setTimeout(resolve, 150))) {
    const came = (await running.rows('messages')).filter(({ id, state, proposal }) => !before.has(id) && (state !== 'received' || proposal !== null));
    if (came.length >= letters.length) return came;
  }
  throw new Error(`${letters.map(({ name }) => name).join(', ')}: not read`);
}

/** The institutions that write in the fixtures, active, each with an officer; answers them by tax number. */
export async function knownInstitutions(running: RunningConsole): Promise<ReadonlyMap<string, { readonly institution: string; readonly officer: string }>> {
  const known = new Map<string, { institution: string; officer: string }>();
  for (const [at, { name, vkn, domain }] of institutions.entries()) {
    known.set(vkn, await bySystem(running.engine, async (tx) => {
      const { id: institution } = await tx.create('institutions', { name, vkn, kind: 'publicBody', sector: domain.endsWith('.edu.tr') ? 'university' : 'other', email: `bilgi@${domain}`, mailDomains: domain });
      const { id: person } = await tx.create('people', { personNumber: personNumberOf(at), firstName: 'Sıla', lastName: `Ünal ${'abcdefghijklmnopqrstuvwxyz'[at % 26]}`, birthDate: '1980-01-01', email: `sorumlu@${domain}` });
      const { id: officer } = await tx.create('officers', { person, institution, email: `sorumlu@${domain}`, from: '2026-01-01' });
      await tx.sql("update institutions set state = 'active' where id = $1", [institution]);
      return { institution, officer };
    }));
  }
  return known;
}

/** A valid number of nobody: eleven digits with their two check digits. */
function personNumberOf(at: number): string {
  const first = String(901_000_100 + at * 37);
  const sum = (parity: number) => [...first].filter((_, place) => place % 2 === parity).reduce((total, digit) => total + Number(digit), 0);
  const tenth = (((sum(0) * 7 - sum(1)) % 10) + 10) % 10;
  return `${first}${tenth}${(sum(0) + sum(1) + tenth) % 10}`;
}
