import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { crc32 } from 'node:zlib';
import ExcelJS from 'exceljs';
import MailComposer from 'nodemailer/lib/mail-composer';
import { printed } from '../../server/adapters/documents/printed.ts';

/** Letters as other people and other programs make them: none of these is a fixture, and none is made by what reads it. */
export interface Mail {
  readonly from: string;
  readonly subject?: string;
  readonly text?: string;
  readonly html?: string;
  readonly textEncoding?: 'quoted-printable' | 'base64';
  readonly headers?: Readonly<Record<string, string>>;
  readonly files?: readonly { readonly name?: string; readonly bytes: Uint8Array | string; readonly type?: string }[];
}

let number = 0;

export function composed({ from, subject, text, html, textEncoding, headers, files = [] }: Mail): Promise<Buffer> {
  const message = {
    from, to: 'bilgi@kamusm.example', messageId: `<baska-el-${++number}@posta.example>`, date: new Date('2026-11-18T09:12:00+03:00'),
    ...(subject === undefined ? {} : { subject }), ...(text === undefined ? {} : { text }), ...(html === undefined ? {} : { html }), ...(textEncoding ? { textEncoding } : {}), ...(headers ? { headers } : {}),
    attachments: files.map(({ name, bytes, type }) => ({ content: Buffer.from(bytes as Uint8Array), contentType: type ?? 'application/octet-stream', filename: name ?? false as const })),
  };
  return new MailComposer(message).compile().build();
}

/** A message line by line, for what no composer would write. Each line is bytes already: see `latin5`. */
export const byHand = (...lines: readonly (string | Buffer)[]): Buffer => Buffer.concat(lines.flatMap((line) => [Buffer.from(line as string), Buffer.from('\r\n')]));

/** ISO-8859-9, which windows-1254 equals where there are letters. */
export const latin5 = (text: string): Buffer => Buffer.from([...text].map((letter) => ({ Ğ: 0xd0, ğ: 0xf0, İ: 0xdd, ı: 0xfd, Ş: 0xde, ş: 0xfe })[letter] ?? letter.charCodeAt(0)));
export const quoted = (bytes: Buffer): string => [...bytes].map((byte) => (byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte))).join('');
export const encodedWord = (charset: string, bytes: Buffer): string => `=?${charset}?B?${bytes.toString('base64')}?=`;

/** Pages as a word processor writes them, with Turkish letters that can be read back. */
export const typed = async (...pages: readonly string[][]): Promise<Uint8Array> => printed({
  title: 'Form', madeAt: new Date('2026-11-18T08:00:00Z'), footer: '',
  blocks: pages.flatMap((lines, at) => lines.map((text, line) => ({ text, ...(at > 0 && line === 0 ? { pageBreak: 'before' } : {}) }))),
});

/** A page that is one picture, as scanners make them. */
export const scanned = (mark = ''): Buffer => Buffer.from(`%PDF-1.7\n%${mark}\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>> endobj\n4 0 obj <</Length 26>>stream\nq 595 0 0 842 0 0 cm Q    \nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF`, 'latin1');
export const photograph = (bytes = 260_000): Buffer => Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), Buffer.alloc(bytes, 7), Buffer.from('ffd9', 'hex')]);

const columns = ['Sıra No', 'T.C. Kimlik No', 'Adı', 'Soyadı', 'Doğum Tarihi', 'Kurumsal E-posta', 'Cep Telefonu', 'Birim', 'Unvan', 'Kurum Sicil No', 'Sertifika Süresi (Yıl)', 'Kart Okuyucu', 'Ödeme Tipi', 'Başvuru Nedeni'];

/** A list as somebody types it: so many people, some of them with a number that is none. */
export async function list(people: number, { wrong = 0, first = 0, sheet = 'Sayfa1', heads = columns }: { wrong?: number; first?: number; sheet?: string; heads?: readonly string[] } = {}): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const page = book.addWorksheet(sheet);
  page.addRow([...heads]);
  for (let at = 0; at < people; at++) {
    const good = personNumber(920_000_000 + first + at);
    page.addRow([at + 1, at < wrong ? `${good.slice(0, 10)}${(Number(good[10]) + 1) % 10}` : good, 'AYŞE', 'YILDIZ', '12.04.1985', `kisi${first + at}@ornek.edu.tr`, `0555${String(1_000_000 + first + at)}`, 'Bilgi İşlem', 'Memur', `K${first + at}`, 3, 'Var', 'Kurum', 'Diğer']);
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** T.C. kimlik no over nine digits. */
export function personNumber(nine: number): string {
  const d = [...String(nine)].map(Number);
  const tenth = (((d[0]! + d[2]! + d[4]! + d[6]! + d[8]!) * 7 - (d[1]! + d[3]! + d[5]! + d[7]!)) % 10 + 10) % 10;
  return `${nine}${tenth}${(d.reduce((sum, one) => sum + one, 0) + tenth) % 10}`;
}

const run = promisify(execFile);
const keys = new Map<string, Promise<string>>();
const keyOf = (name: string): Promise<string> => keys.get(name) ?? keys.set(name, run('openssl', ['pkcs12', '-in', `tests/fixtures/pki/${name}.p12`, '-passin', 'pass:test', '-nodes']).then(({ stdout }) => stdout)).get(name)!;

/** Signs with OpenSSL as the officer of the test PKI. `form`: an envelope, a signature beside its file, or an S/MIME entity. */
export async function signed(bytes: Uint8Array, { key = 'sorumlu-rsa', form }: { key?: string; form: 'envelope' | 'pem' | 'detached' | 'smimeClear' | 'smimeOpaque' }): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'nes-imza-'));
  try {
    const at = (name: string): string => join(folder, name);
    await writeFile(at('in'), bytes);
    await writeFile(at('key.pem'), await keyOf(key), { mode: 0o600 });
    const how = { envelope: ['-nodetach', '-binary', '-outform', 'DER'], pem: ['-nodetach', '-binary', '-outform', 'PEM'], detached: ['-binary', '-outform', 'DER'], smimeClear: ['-outform', 'SMIME'], smimeOpaque: ['-nodetach', '-outform', 'SMIME'] }[form];
    await run('openssl', ['cms', '-sign', '-in', at('in'), '-signer', at('key.pem'), '-md', 'sha256', ...how, '-out', at('out')]);
    return await readFile(at('out'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** An S/MIME message: what was composed, signed as a whole, under headers of its own. */
export async function signedMail(mail: Mail, form: 'smimeClear' | 'smimeOpaque', key?: string): Promise<Buffer> {
  const whole = (await composed(mail)).toString('latin1');
  const split = whole.indexOf('\r\n\r\n');
  const heads = whole.slice(0, split).split(/\r\n(?![ \t])/);
  const isContent = (line: string): boolean => /^content-/i.test(line);
  const entity = Buffer.from(`${heads.filter(isContent).join('\r\n')}\r\n\r\n${whole.slice(split + 4)}`, 'latin1');
  const outer = heads.filter((line) => !isContent(line) && !/^mime-version/i.test(line)).join('\r\n');
  return Buffer.concat([Buffer.from(`${outer}\r\n`, 'latin1'), await signed(entity, { form, ...(key ? { key } : {}) })]);
}

/** A ZIP of stored files, made by hand: no packer writes what is wrong on purpose. */
export function zip(files: Readonly<Record<string, Uint8Array>>, { encrypted = false } = {}): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, bytes] of Object.entries(files)) {
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x800 | (encrypted ? 1 : 0), 2);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(bytes.length, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), head, Buffer.from(name), bytes]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('504b0102', 'hex'), Buffer.from([20, 0]), head.subarray(0, 26), tail, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, index, end]);
}

