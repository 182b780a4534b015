export type FileKind = 'pdf' | 'png' | 'jpeg' | 'tiff' | 'workbook' | 'signed' | 'text' | 'other';

const starts: readonly (readonly [FileKind, readonly number[]])[] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46]], ['png', [0x89, 0x50, 0x4e, 0x47]], ['jpeg', [0xff, 0xd8, 0xff]], ['tiff', [0x49, 0x49, 0x2a, 0x00]], ['tiff', [0x4d, 0x4d, 0x00, 0x2a]],
  ['workbook', [0x50, 0x4b, 0x03, 0x04]], ['workbook', [0xd0, 0xcf, 0x11, 0xe0]], ['signed', [0x30, 0x82]], ['signed', [0x30, 0x80]], ['signed', [0x30, 0x83]],
];

/** What a file is by its first bytes; its name and what its sender calls it are never asked. */
export function kindOfFile(bytes: Uint8Array): FileKind {
  return starts.find(([, first]) => first.every((byte, at) => bytes[at] === byte))?.[0] ?? 'other';
}

/** How many pixels a picture would have, read off its head before anything is unpacked; null where the head does not say. */
export function pixelsOf(bytes: Uint8Array, kind: 'png' | 'jpeg'): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (kind === 'png') return bytes.byteLength < 24 ? null : view.getUint32(16) * view.getUint32(20);
  for (let at = 2; at + 9 < bytes.byteLength && bytes[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = bytes[at + 1]!;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return view.getUint16(at + 5) * view.getUint16(at + 7);
  }
  return null;
}
