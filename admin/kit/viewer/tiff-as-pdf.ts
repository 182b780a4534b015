import { picturesOf, type TiffPicture } from './tiff-parts.ts';

/**
 * A TIFF in the clothes of a PDF: its strips go over as they are, under the same compression by its PDF name, so that the viewer of PDFs draws
 * them in its own thread, within its own limits, and nothing is unpacked here. Null for what PDF has no word for (tiles, planes, sixteen bits)
 * or what is no TIFF.
 */
export function tiffAsPdf(file: Uint8Array, mostPages: number): Uint8Array<ArrayBuffer> | null {
  try {
    const pictures = picturesOf(file, mostPages);
    return pictures.length === 0 ? null : assembled(pictures, { bytes: 2 * file.byteLength + spareBytes });
  } catch {
    return null;
  }
}

class Foreign extends Error {}

const spareBytes = 1_000_000;
/** What the PDF may still grow by: strips that lie over each other would make a large file of a small one. */
interface Left {
  bytes: number;
}

type Part = string | Uint8Array;

function assembled(pictures: readonly TiffPicture[], left: Left): Uint8Array<ArrayBuffer> {
  const objects: Part[][] = [[], []];
  const add = (...parts: Part[]): number => objects.push(parts);
  const pages = pictures.map((picture) => {
    const images = imagesOf(picture, left).map(({ words, rows, data }) => ({ rows, number: add(`<</Type/XObject/Subtype/Image/Width ${picture.width}/Height ${rows}${words}/Length ${data.byteLength}>>stream\n`, data, '\nendstream') }));
    const [wide, high] = [(picture.width / picture.across) * 72, (picture.height / picture.down) * 72];
    let row = 0;
    const drawn = images.map(({ rows, number }) => {
      row += rows;
      const share = (rows / picture.height) * high;
      return `q ${wide.toFixed(3)} 0 0 ${share.toFixed(3)} 0 ${(high - (row / picture.height) * high).toFixed(3)} cm /I${number} Do Q`;
    }).join('\n');
    const content = add(`<</Length ${drawn.length}>>stream\n${drawn}\nendstream`);
    const turn = { 3: 180, 6: 90, 8: 270 }[picture.value(274, 1)] ?? 0;
    return add(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${wide.toFixed(3)} ${high.toFixed(3)}]/Rotate ${turn}/Resources<</XObject<<${images.map(({ number }) => `/I${number} ${number} 0 R`).join('')}>>>>/Contents ${content} 0 R>>`);
  });
  objects[0] = ['<</Type/Catalog/Pages 2 0 R>>'];
  objects[1] = [`<</Type/Pages/Count ${pages.length}/Kids[${pages.map((page) => `${page} 0 R`).join(' ')}]>>`];
  return written(objects);
}

function written(objects: readonly (readonly Part[])[]): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder();
  const parts: Uint8Array[] = [];
  let length = 0;
  const write = (part: Part): void => {
    const bytes = typeof part === 'string' ? text.encode(part) : part;
    parts.push(bytes);
    length += bytes.byteLength;
  };
  write('%PDF-1.7\n');
  const places = objects.map((object, at) => {
    const place = length;
    for (const part of [`${at + 1} 0 obj`, ...object, '\nendobj\n']) write(part);
    return place;
  });
  const table = length;
  write(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

interface Image {
  readonly words: string;
  readonly rows: number;
  readonly data: Uint8Array;
}

function imagesOf(picture: TiffPicture, left: Left): Image[] {
  const bits = picture.value(258, 1);
  const samples = picture.value(277, 1);
  if (picture.strips.length === 0 || ![1, 4, 8].includes(bits) || (samples > 1 && picture.value(284, 1) !== 1)) throw new Foreign();
  const colour = colourOf(picture, samples, bits);
  return picture.strips.map((strip, at) => {
    const rows = Math.min(picture.rowsPerStrip, picture.height - at * picture.rowsPerStrip);
    if (rows <= 0) throw new Foreign();
    const { filter, data } = packed(picture, strip, rows, samples, bits);
    left.bytes -= data.byteLength;
    if (left.bytes < 0) throw new Foreign();
    return { words: `/BitsPerComponent ${bits}${colour}${filter}`, rows, data };
  });
}

/** 0 and 1: white or black is zero; 2: red, green, blue; 3: by a palette; 6: as JPEG does it. */
function colourOf(picture: TiffPicture, samples: number, bits: number): string {
  const kind = picture.value(262, 0);
  const isFax = [2, 3, 4].includes(picture.value(259, 1));
  if (kind <= 1 && samples === 1) return `/ColorSpace/DeviceGray${(kind === 0) === isFax ? '' : '/Decode[1 0]'}`;
  if (kind === 2 && samples === 3) return '/ColorSpace/DeviceRGB';
  if (kind === 6 && samples === 3 && picture.value(259, 1) === 7) return '/ColorSpace/DeviceRGB';
  const map = picture.values(320);
  const entries = 2 ** bits;
  if (kind !== 3 || samples !== 1 || map.length !== 3 * entries) throw new Foreign();
  const hex = Array.from({ length: entries }, (_, at) => [0, 1, 2].map((channel) => ((map[channel * entries + at] ?? 0) >> 8).toString(16).padStart(2, '0')).join('')).join('');
  return `/ColorSpace[/Indexed/DeviceRGB ${entries - 1}<${hex}>]`;
}

function packed(picture: TiffPicture, strip: Uint8Array, rows: number, samples: number, bits: number): { readonly filter: string; readonly data: Uint8Array } {
  const straight = picture.value(266, 1) === 2 ? turnedBits(strip) : strip;
  const predictor = picture.value(317, 1) === 2 ? `/DecodeParms<</Predictor 2/Colors ${samples}/BitsPerComponent ${bits}/Columns ${picture.width}>>` : '';
  const fax = (k: number, more: string) => ({ filter: `/Filter/CCITTFaxDecode/DecodeParms<</K ${k}/Columns ${picture.width}/Rows ${rows}/EndOfBlock false${more}>>`, data: straight });
  switch (picture.value(259, 1)) {
    case 1: return { filter: '', data: straight };
    case 2: return fax(0, '/EncodedByteAlign true');
    case 3: return fax((picture.value(292, 0) & 1) === 1 ? 1 : 0, `/EndOfLine true${(picture.value(292, 0) & 4) === 4 ? '/EncodedByteAlign true' : ''}`);
    case 4: return fax(-1, '');
    case 5: return { filter: `/Filter/LZWDecode${predictor}`, data: straight };
    case 7: return { filter: `/Filter/DCTDecode${picture.value(262, 6) === 2 ? '/DecodeParms<</ColorTransform 0>>' : ''}`, data: withTables(strip, picture.bytes(347)) };
    case 8: case 32_946: return { filter: `/Filter/FlateDecode${predictor}`, data: straight };
    case 32_773: return { filter: '/Filter/RunLengthDecode', data: straight };
    default: throw new Foreign();
  }
}

/** Some fax machines write the last pixel of a byte first. */
function turnedBits(bytes: Uint8Array): Uint8Array {
  const turned = Uint8Array.from({ length: 256 }, (_, byte) => Number.parseInt(byte.toString(2).padStart(8, '0').split('').reverse().join(''), 2));
  return bytes.map((byte) => turned[byte]!);
}

/** The strips of a JPEG share their tables, which stand aside: between begin and end marks of their own. */
function withTables(strip: Uint8Array, tables: Uint8Array | undefined): Uint8Array {
  if (!tables || tables.byteLength < 4) return strip;
  const shared = tables.subarray(2, tables.byteLength - 2);
  const whole = new Uint8Array(strip.byteLength + shared.byteLength);
  whole.set(strip.subarray(0, 2));
  whole.set(shared, 2);
  whole.set(strip.subarray(2), 2 + shared.byteLength);
  return whole;
}
