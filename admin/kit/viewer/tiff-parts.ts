/** One picture of a TIFF, as its directory says it: its strips lie in the file as they are. */
export interface TiffPicture {
  readonly width: number;
  readonly height: number;
  /** Points per inch. */
  readonly across: number;
  readonly down: number;
  readonly strips: readonly Uint8Array[];
  readonly rowsPerStrip: number;
  /** The first value of a tag; what the format says where it is not there. */
  readonly value: (tag: number, otherwise: number) => number;
  readonly values: (tag: number) => readonly number[];
  readonly bytes: (tag: number) => Uint8Array | undefined;
}

const sizes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 9: 4, 10: 8 };
const mostValues = 100_000;

/** The pictures of a TIFF in their order, at most so many. Throws RangeError or Error for what is no TIFF; reads nothing beyond the file, and no circle twice. */
export function picturesOf(file: Uint8Array, most: number): TiffPicture[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const little = file[0] === 0x49;
  const pictures: TiffPicture[] = [];
  const seen = new Set<number>();
  for (let at = view.getUint32(4, little); at !== 0 && pictures.length < most; ) {
    if (seen.has(at)) throw new Error('The directories run in a circle');
    seen.add(at);
    const count = view.getUint16(at, little);
    const tags = new Map<number, number>();
    for (let entry = 0; entry < count; entry++) tags.set(view.getUint16(at + 2 + entry * 12, little), at + 2 + entry * 12);
    pictures.push(pictureOf(file, view, little, tags));
    at = view.getUint32(at + 2 + count * 12, little);
  }
  return pictures;
}

function pictureOf(file: Uint8Array, view: DataView, little: boolean, tags: ReadonlyMap<number, number>): TiffPicture {
  const place = (tag: number): { readonly kind: number; readonly count: number; readonly from: number } | undefined => {
    const entry = tags.get(tag);
    if (entry === undefined) return undefined;
    const [kind, count] = [view.getUint16(entry + 2, little), view.getUint32(entry + 4, little)];
    if (count > mostValues) throw new Error('Too many values');
    return { kind, count, from: (sizes[kind] ?? 1) * count <= 4 ? entry + 8 : view.getUint32(entry + 8, little) };
  };
  const values = (tag: number): number[] => {
    const found = place(tag);
    if (!found) return [];
    const { kind, count, from } = found;
    const one = (at: number): number => {
      if (kind === 3) return view.getUint16(at, little);
      if (kind === 4) return view.getUint32(at, little);
      return kind === 5 ? view.getUint32(at, little) / (view.getUint32(at + 4, little) || 1) : view.getUint8(at);
    };
    return Array.from({ length: count }, (_, index) => one(from + index * (sizes[kind] ?? 1)));
  };
  const value = (tag: number, otherwise: number): number => values(tag)[0] ?? otherwise;
  const [width, height] = [value(256, 0), value(257, 0)];
  if (width === 0 || height === 0) throw new Error('A picture without size');
  const [offsets, lengths] = [values(273), values(279)];
  const strips = offsets.map((offset, index) => {
    const length = lengths[index] ?? (offsets.length === 1 ? file.byteLength - offset : 0);
    if (offset + length > file.byteLength) throw new Error('A strip beyond the file');
    return file.subarray(offset, offset + length);
  });
  // 2: inch, 3: centimetre; without either, what most scanners do.
  const unit = value(296, 2);
  const density = (tag: number): number => {
    const given = value(tag, 0) * (unit === 3 ? 2.54 : 1);
    return unit !== 1 && given >= 20 && given <= 4_800 ? given : 200;
  };
  return {
    width, height, across: density(282), down: density(283), strips, rowsPerStrip: Math.min(height, value(278, height)), value, values,
    bytes: (tag) => { const found = place(tag); return found && file.subarray(found.from, found.from + found.count); },
  };
}
