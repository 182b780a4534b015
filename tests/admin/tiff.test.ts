import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { tiffAsPdf } from '../../admin/kit/viewer/tiff-as-pdf.ts';

// One page of text, as libtiff packs it in each way; the fax has two.
const fixture = (name: string): Buffer => readFileSync(`tests/fixtures/tiff/${name}.tif`);
const folder = mkdtempSync(join(tmpdir(), 'nes-tiff-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Of each page, as poppler draws it: its size and the share of dark points. */
function drawn(pdf: Uint8Array): { readonly size: string; readonly dark: number }[] {
  const path = join(folder, 'a.pdf');
  writeFileSync(path, pdf);
  const pages = Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [path], { encoding: 'utf8' }))?.[1]);
  return Array.from({ length: pages }, (_, at) => {
    const image = execFileSync('pdftoppm', ['-r', '60', '-gray', '-f', String(at + 1), '-l', String(at + 1), path], { maxBuffer: 1 << 24 });
    const [, size = ''] = image.subarray(0, 20).toString('latin1').split('\n');
    const [wide = 0, high = 0] = size.split(' ').map(Number);
    const points = image.subarray(image.length - wide * high);
    return { size, dark: points.filter((point) => point < 128).length / points.length };
  });
}

describe('a TIFF of a scanner or a fax gateway', () => {
  test.each([['faks-g4', 2], ['faks-g3-2d', 1], ['faks-g3-1d-ters', 1], ['packbits', 1], ['renkli-lzw-motorola', 1], ['gri-deflate', 1], ['renkli-jpeg', 1]])('%s is drawn as it was scanned', (name, pages) => {
    const pdf = tiffAsPdf(fixture(name), 300);
    const looks = drawn(pdf!);
    expect(looks.length).toBe(pages);
    for (const { size, dark } of looks) {
      expect(size).toMatch(/^49[67] 702$/);
      // Letters on white: neither blank, nor inverted, nor noise.
      expect(dark).toBeGreaterThan(0.0004);
      expect(dark).toBeLessThan(0.004);
    }
  });

  test('of a long one only so many pages are taken', () => {
    expect(drawn(tiffAsPdf(fixture('faks-g4'), 1)!).length).toBe(1);
  });

  test('what is damaged, runs in a circle or is something else is not drawn, and harms nobody', () => {
    const circle = Buffer.from(fixture('packbits'));
    const directory = circle.readUInt32LE(4);
    circle.writeUInt32LE(directory, directory + 2 + circle.readUInt16LE(directory) * 12);
    for (const bytes of [circle, Buffer.from('II*\0'), Buffer.alloc(0), Buffer.from('%PDF-1.7'), fixture('packbits').subarray(0, 500)]) expect(tiffAsPdf(bytes, 300)).toBeNull();
    const sound = fixture('renkli-jpeg');
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }), (changes) => {
      const bytes = Buffer.from(sound);
      for (const [at, value] of changes) bytes[at] = value;
      const pdf = tiffAsPdf(bytes, 300);
      expect(pdf === null || pdf.byteLength < 3 * sound.length + 1_500_000).toBe(true);
    }), { numRuns: 2_000 });
  });
});
