import { deflateSync } from 'node:zlib';
import { readFileSync, readdirSync } from 'node:fs';

export interface Sample { readonly what: string; readonly name: string; readonly bytes: Buffer; readonly sound: boolean }

const text = (value: string): Buffer => Buffer.from(value, 'latin1');
const fixture = (path: string): Buffer => readFileSync(new URL(`../../fixtures/${path}`, import.meta.url));

function crc(bytes: Buffer): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (0xedb88320 & -(rest & 1));
  }
  return (rest ^ 0xffffffff) >>> 0;
}

function chunk(name: string, data: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const body = Buffer.concat([text(name), data]);
  const tail = Buffer.alloc(4);
  tail.writeUInt32BE(crc(body));
  return Buffer.concat([head, body, tail]);
}

/** A grey picture; with `said` it claims another size than it has. */
export function png(width: number, height: number, said: readonly [number, number] = [width, height]): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(said[0], 0);
  head.writeUInt32BE(said[1], 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height, 0x7f).fill(0, 0, 1);
  return Buffer.concat([text('\x89PNG\r\n\x1a\n'), chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

const segment = (mark: number, data: readonly number[]): Buffer => Buffer.from([0xff, mark, (data.length + 2) >> 8, (data.length + 2) & 255, ...data]);

export function jpeg(width: number, height: number, scan = 400): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]), segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]), segment(0xdb, [0, ...Array.from({ length: 64 }, () => 16)]),
    segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]), segment(0xc4, [0, 0, 1, ...Array.from({ length: 14 }, () => 0), 0, 5]),
    segment(0xda, [1, 1, 0, 0, 63, 0]), Buffer.alloc(scan, 0x5a), Buffer.from([0xff, 0xd9]),
  ]);
}

export function tiff(width: number, height: number, little = true): Buffer {
  const data = Buffer.alloc(8 + 2 + 5 * 12 + 4 + 64);
  const u16 = (value: number, at: number) => (little ? data.writeUInt16LE(value, at) : data.writeUInt16BE(value, at));
  const u32 = (value: number, at: number) => (little ? data.writeUInt32LE(value, at) : data.writeUInt32BE(value, at));
  data.write(little ? 'II' : 'MM', 0, 'latin1');
  u16(42, 2);
  u32(8, 4);
  u16(5, 8);
  for (const [number, [tag, value]] of ([[256, width], [257, height], [259, 1], [273, 74], [279, 64]] as const).entries()) {
    const at = 10 + number * 12;
    u16(tag, at);
    u16(4, at + 2);
    u32(1, at + 4);
    u32(value, at + 8);
  }
  return data;
}

/** A small sound PDF with `pages` pages; `inCatalog` and `extra` objects are what an attacker adds. */
export function pdf({ pages = 1, inCatalog = '', extra = '', count = pages, kids }: { pages?: number; inCatalog?: string; extra?: string; count?: number; kids?: string } = {}): Buffer {
  const numbers = Array.from({ length: pages }, (_, number) => number + 3);
  const objects = [
    `1 0 obj\n<</Type/Catalog/Pages 2 0 R${inCatalog}>>\nendobj\n`, `2 0 obj\n<</Type/Pages/Kids[${kids ?? numbers.map((number) => `${number} 0 R`).join(' ')}]/Count ${count}>>\nendobj\n`,
    ...numbers.map((number) => `${number} 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\n`), extra,
  ];
  let body = '%PDF-1.7\n';
  const offsets = objects.filter((object) => object !== '').map((object) => {
    const at = body.length;
    body += object;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  return text(`${body}xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${offsets.length + 1}/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`);
}

const zipEnd = text('PK\x05\x06' + '\0'.repeat(18));
const zip = Buffer.concat([text('PK\x03\x04\x14\0\0\0\0\0' + '\0'.repeat(20)), text('a.txt'), zipEnd]);
const html = '<html><script>alert(document.domain)</script></html>';
const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
const hta = '<hta:application id="x"/><script language="VBScript">CreateObject("WScript.Shell").Run "calc"</script>';
const exe = Buffer.concat([text('MZ\x90\0'), Buffer.alloc(120), text('This program cannot be run in DOS mode'), Buffer.alloc(60)]);
const ole = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600), text('_VBA_PROJECT')]);
const rar = text('Rar!\x1a\x07\x01\0' + 'x'.repeat(40));
const sevenZip = text('7z\xbc\xaf\x27\x1c' + 'x'.repeat(40));
const payloads: readonly (readonly [string, Buffer])[] = [['zip', zip], ['html', text(html)], ['svg', text(svg)], ['hta', text(hta)], ['program', exe], ['php', text('<?php system($_GET["c"]); ?>')], ['rar', rar], ['7z', sevenZip]];
const bases = (): readonly (readonly [string, string, Buffer])[] => [['pdf', 'evrak.pdf', pdf()], ['jpeg', 'evrak.jpg', jpeg(400, 600)], ['png', 'evrak.png', png(40, 60)], ['signed', 'liste.p7m', fixture('signed/temiz-25.rsa.xlsx.p7m')]];

const foreignKinds: readonly (readonly [string, Buffer])[] = [
  ['html', text(html)], ['svg', text(svg)], ['hta', text(hta)], ['exe', exe], ['doc', ole], ['xls', ole], ['docm', zip], ['xlsm', zip], ['xlsx', fixture('lists/temiz-25.xlsx')], ['zip', zip], ['gif', text('GIF89a/*' + ' '.repeat(20) + '*/=1;alert(1)')],
  ['js', text('alert(1)')], ['vbs', text('CreateObject("WScript.Shell")')], ['lnk', Buffer.from([0x4c, 0, 0, 0, 1, 0x14, 2, 0])], ['rtf', text('{\\rtf1\\object}')], ['xml', text('<?xml version="1.0"?><x/>')], ['bmp', text('BM' + '\0'.repeat(60))], ['webp', text('RIFF\0\0\0\0WEBPVP8 ')],
  ['txt', text('merhaba')], ['csv', text('=cmd|calc')], ['eml', text('From: a@b\n\nx')], ['ps', text('%!PS-Adobe-3.0\n')], ['jar', zip], ['iso', Buffer.alloc(2048)],
];

/** Papers as scanners, printers and signature programs write them. */
export function soundPapers(): Sample[] {
  const sound = (what: string, name: string, bytes: Buffer): Sample => ({ what, name, bytes, sound: true });
  const fixtures = [...readdirSync(new URL('../../fixtures/documents/', import.meta.url)).map((name) => `documents/${name}`), ...readdirSync(new URL('../../fixtures/mail/', import.meta.url)).filter((name) => name.endsWith('.pdf')).map((name) => `mail/${name}`)];
  const signed = readdirSync(new URL('../../fixtures/signed/', import.meta.url)).filter((name) => /\.(p7m|p7s|pades\.pdf)$/.test(name));
  return [
    ...fixtures.map((path) => sound(`fixture ${path}`, path.split('/')[1] ?? '', fixture(path))), ...signed.map((name) => sound(`signed ${name}`, name, fixture(`signed/${name}`))),
    ...[1, 2, 40, 400].map((pages) => sound(`PDF of ${pages} pages`, 'Tarama.PDF', pdf({ pages }))),
    sound('PDF without a name', 'dosya', pdf()), sound('PDF with blanks at its end', 'a.pdf', Buffer.concat([pdf(), text('\r\n\0\0 ')])),
    ...[[1, 1], [2480, 3508], [100, 9000]].flatMap(([width = 1, height = 1]) => [sound(`JPEG ${width}×${height}`, 'x.jpeg', jpeg(width, height)), sound(`TIFF ${width}×${height}`, 'x.TIF', tiff(width, height)), sound(`TIFF of Motorola ${width}×${height}`, 'x.tiff', tiff(width, height, false))]),
    sound('JPEG with filling zeros', 'x.jpg', Buffer.concat([jpeg(200, 300), Buffer.alloc(16)])), ...[1, 30, 900].map((side) => sound(`PNG ${side}`, 'x.png', png(side, side))),
  ];
}

/** Nothing of this may be kept. */
export function hostilePapers(): Sample[] {
  const bad = (what: string, name: string, bytes: Buffer): Sample => ({ what, name, bytes, sound: false });
  const active = ['/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>', '/OpenAction<</S/J#61vaScript/J#53(x)>>', '/OpenAction<</S/Launch/F(calc.exe)>>', '/Names<</EmbeddedFiles<</Names[(a)4 0 R]>>>>', '/Names<</JavaScript<</Names[(a)4 0 R]>>>>',
    '/AA<</WC<</S/JavaScript/JS(x)>>>>', '/AcroForm<</XFA[(a)4 0 R]>>', '/OpenAction<</S/SubmitForm/F(http://x)>>', '/OpenAction<</S/GoToE/T<</R/C>>>>', '/OpenAction<</S/GoToR/F(\\\\\\\\host\\\\share)>>', '/OpenAction<</S/ImportData/F(x)>>', '/RichMedia 4 0 R', '/OpenAction<</S/Rendition/JS(x)>>', '/OpenAction<</S/Movie>>'];
  return [
    ...bases().flatMap(([kind, name, base]) => payloads.flatMap(([payload, bytes]) => [bad(`${kind} with ${payload} behind it`, name, Buffer.concat([base, bytes])), bad(`${kind} with ${payload} before it`, name, Buffer.concat([bytes, base]))])),
    ...foreignKinds.flatMap(([kind, bytes]) => [bad(kind, `evrak.${kind}`, bytes), bad(`${kind} called pdf`, 'evrak.pdf', bytes), bad(`${kind} called jpg`, `evrak.${kind}.jpg`, bytes)]),
    ...bases().flatMap(([kind, , base]) => ['exe', 'html', 'hta', 'js', 'svg', 'docm', 'xlsx', 'scr'].map((ending) => bad(`${kind} called ${ending}`, `evrak.pdf.${ending}`, base))),
    ...bases().flatMap(([kind, name, base]) => [...(kind === 'pdf' ? ['jpg', 'png'] : ['pdf']).map((ending) => bad(`${kind} called ${ending}`, `evrak.${ending}`, base)), bad(`${kind} cut in half`, name, base.subarray(0, base.length >> 1)), bad(`${kind} of four bytes`, name, base.subarray(0, 4))]),
    ...active.map((inCatalog) => bad(`PDF that acts: ${inCatalog.slice(0, 40)}`, 'evrak.pdf', pdf({ inCatalog }))),
    ...[['html in a picture', 'x.png', Buffer.concat([png(4, 4).subarray(0, -12), chunk('tEXt', text(`Comment\0${html}`)), png(4, 4).subarray(-12)])], ['html in a photograph', 'x.jpg', Buffer.concat([Buffer.from([0xff, 0xd8]), segment(0xfe, [...text(html)]), jpeg(4, 4).subarray(2)])],
      ['a flood of points in PNG', 'x.png', png(1, 1, [60_000, 60_000])], ['a flood of points in TIFF', 'x.tif', tiff(65_000, 65_000)], ['a flood of points in JPEG', 'x.jpg', jpeg(65_000, 65_000)]].map(([what, name, bytes]) => bad(String(what), String(name), bytes as Buffer)),
    bad('PDF with a page in a comment', 'x.pdf', text(`%PDF-1.4\n%${html}\n1 0 obj\n<<>>\nendobj\n%%EOF`)), bad('PDF without objects', 'x.pdf', text('%PDF-1.4\n%%EOF')), bad('PDF that never ends', 'x.pdf', text('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n')), bad('nothing', 'x.pdf', Buffer.alloc(0)),
  ];
}

/** What a parser would walk for ever, or nearly so. */
export const endlessPdfs = (): readonly (readonly [string, Buffer])[] => [
  ['10,000 pages', pdf({ pages: 10_000 })], ['10,000 pages promised', pdf({ pages: 1, count: 10_000 })], ['a tree of pages that runs in a circle', pdf({ kids: '2 0 R' })],
  ['two trees that name each other', pdf({ kids: '4 0 R', extra: '4 0 obj\n<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 1>>\nendobj\n' })], ['501 pages', pdf({ pages: 501 })],
];
