import { crc32, deflateRawSync } from 'node:zlib';

/** A zip written by hand, so that it may lie: `declared` is the size that the directory claims. */
export interface ZipPart {
  readonly name: string;
  readonly content: Buffer | string;
  readonly declared?: number;
  readonly encrypted?: boolean;
}

export function zipOf(parts: readonly ZipPart[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content);
    const packed = deflateRawSync(content);
    const name = Buffer.from(part.name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(part.encrypted ? 1 : 0, 2);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(part.declared ?? content.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const entry = Buffer.concat([Buffer.from('504b0304', 'hex'), facts, name, packed]);
    const place = Buffer.alloc(16);
    place.writeUInt32LE(offset, 10 + 2);
    central.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), facts, place.subarray(2), name]));
    local.push(entry);
    offset += entry.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32BE(0x504b0506, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A workbook with one sheet a given XML, and whatever other parts. */
export function workbookOf(sheets: readonly string[], { more = [], workbook = '', hidden = [] as number[] }: {
  readonly more?: readonly ZipPart[]; readonly workbook?: string; readonly hidden?: readonly number[];
} = {}): Buffer {
  const numbers = sheets.map((_, at) => at + 1);
  const extra = (part: string) => (more.some(({ name }) => name === `xl/${part}.xml`)
    ? `<Override PartName="/xl/${part}.xml" ContentType="${spreadsheet}.${part}+xml"/>` : '');
  return zipOf([
    { name: '[Content_Types].xml', content: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/>${extra('sharedStrings')}${extra('styles')}${numbers.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${spreadsheet}.worksheet+xml"/>`).join('')}</Types>` },
    { name: 'xl/workbook.xml', content: `<workbook xmlns="${main}" xmlns:r="${relations}">${workbook}<sheets>${numbers.map((n) => `<sheet name="Liste ${n}" sheetId="${n}" r:id="rId${n}"${hidden.includes(n) ? ' state="hidden"' : ''}/>`).join('')}</sheets></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${numbers.map((n) => `<Relationship Id="rId${n}" Type="${relations}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}</Relationships>` },
    ...sheets.map((content, at) => ({ name: `xl/worksheets/sheet${at + 1}.xml`, content })),
    ...more,
  ]);
}

export const sheetXml = (rows: string): string => `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`;

/** A row of texts and raw cell XML (`<c…`), from column A on. */
export function rowXml(row: number, cells: readonly string[]): string {
  const inside = cells.map((text, at) => {
    const r = `${String.fromCharCode(65 + at)}${row}`;
    return text.startsWith('<') ? text.replace('<c', `<c r="${r}"`) : `<c r="${r}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
  });
  return `<row r="${row}">${inside.join('')}</row>`;
}

export const headers = [
  'Sıra No', 'T.C. Kimlik No', 'Adı', 'Soyadı', 'Doğum Tarihi', 'Kurumsal E-posta', 'Cep Telefonu', 'Birim', 'Unvan', 'Kurum Sicil No',
  'Sertifika Süresi (Yıl)', 'Kart Okuyucu', 'Ödeme Tipi', 'Başvuru Nedeni',
];

/** A container of an old .xls whose sectors all run backwards: read chain by chain it costs the square of its size. */
export function backwardCompoundFile(sectors: number): Buffer {
  const fatSectors = Math.ceil((sectors + 200) / 128);
  const total = sectors + fatSectors;
  const file = Buffer.alloc(512 * (total + 1));
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  file.writeUInt16LE(0x3e, 24);
  file.writeUInt16LE(3, 26);
  file.writeUInt16LE(0xfffe, 28);
  file.writeUInt16LE(9, 30);
  file.writeUInt16LE(6, 32);
  file.writeUInt32LE(fatSectors, 44);
  file.writeUInt32LE(0, 48);
  file.writeUInt32LE(4096, 56);
  file.writeUInt32LE(0xfffffffe, 60);
  file.writeUInt32LE(0xfffffffe, 68);
  for (let i = 0; i < 109; i++) file.writeUInt32LE(i < fatSectors ? sectors + i : 0xffffffff, 76 + i * 4);
  const fat = 512 * (sectors + 1);
  for (let i = 0; i < fatSectors * 128; i++) file.writeUInt32LE(i === 0 ? 0xfffffffe : i < sectors ? i - 1 : 0xffffffff, fat + i * 4);
  const entry = (at: number, name: string, type: number, start: number, size: number) => {
    const from = 512 + at * 128;
    file.write(`${name}\0`, from, 'utf16le');
    file.writeUInt16LE((name.length + 1) * 2, from + 64);
    file[from + 66] = type;
    file.fill(0xff, from + 68, from + 80);
    file.writeUInt32LE(start, from + 116);
    file.writeUInt32LE(size, from + 120);
  };
  entry(0, 'Root Entry', 5, 0xfffffffe, 0);
  entry(1, 'Workbook', 2, sectors - 1, (sectors - 1) * 512);
  return file;
}
