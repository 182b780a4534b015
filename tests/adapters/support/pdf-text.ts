import { inflateSync } from 'node:zlib';

/** The text of a PDF in drawing order, a line a height, read through each font's own ToUnicode table: what copying and searching in a viewer would give. */
export function pdfText(bytes: Uint8Array): string {
  const objects = readObjects(Buffer.from(bytes).toString('latin1'));
  const fonts = fontTables(objects);
  return [...objects.values()]
    .filter(({ dictionary, content }) => content.includes(' Tf') && !dictionary.includes('/Length1'))
    .map(({ content }) => drawnText(content, fonts))
    .join('\n');
}

type PdfObject = { dictionary: string; content: string };

function readObjects(file: string) {
  const objects = new Map<string, PdfObject>();
  for (const [, id = '', body = ''] of file.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const at = body.indexOf('stream\n');
    const dictionary = at < 0 ? body : body.slice(0, at);
    const raw = at < 0 ? '' : body.slice(at + 7, at + 7 + Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0));
    objects.set(id, { dictionary, content: dictionary.includes('FlateDecode') ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw });
  }
  return objects;
}

function fontTables(objects: Map<string, PdfObject>) {
  const tables = new Map<string, Map<string, string>>();
  for (const { dictionary } of objects.values()) {
    for (const [, name = '', id = ''] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const unicode = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.dictionary ?? '')?.[1];
      if (unicode) tables.set(name, characters(objects.get(unicode)?.content ?? ''));
    }
  }
  return tables;
}

function characters(table: string) {
  const found = new Map<string, string>();
  for (const [, from = '', , list = ''] of table.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/gi)) {
    [...list.matchAll(/<([0-9a-f ]*)>/gi)].forEach(([, hex = ''], at) => {
      const code = (Number.parseInt(from, 16) + at).toString(16).padStart(4, '0');
      found.set(code, Buffer.from(hex.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'));
    });
  }
  return found;
}

function drawnText(content: string, fonts: Map<string, Map<string, string>>) {
  let font = new Map<string, string>();
  let height = '';
  let text = '';
  for (const [, name, y, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|(\S+) Tm|\[([^\]]*)\] TJ/g)) {
    if (name) font = fonts.get(name) ?? new Map();
    if (y && y !== height) text += '\n';
    if (y) height = y;
    text += [...(shown ?? '').matchAll(/<([0-9a-f]+)>/gi)]
      .flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
      .map((code) => font.get(code.toLowerCase()) ?? '?')
      .join('');
  }
  return text;
}
