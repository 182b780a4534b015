import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { isSignedPdf, pdfLimits, pdfText } from '../../server/intake/classification/pdf-text.ts';

const fixture = (name: string) => readFile(`tests/fixtures/${name}`);

test('a form names itself in its text', async () => {
  expect(await pdfText(await fixture('mail/kurumsal-taahhutname.pdf'))).toContain('KURUMSAL TAAHHUTNAME');
  expect(await pdfText(await fixture('mail/uyum-degerlendirme-talep-formu.pdf'))).toContain('UYUM DEGERLENDIRME TALEP FORMU');
});

test('what is no PDF, cut off, or takes too long has no text, and the process goes on', async () => {
  const form = await fixture('mail/kurumsal-taahhutname.pdf');
  expect(await pdfText(Buffer.from('%PDF-1.7\nnot really'))).toBe('');
  expect(typeof await pdfText(form.subarray(0, 300))).toBe('string');
  expect(await pdfText(form, { ...pdfLimits, seconds: 0 })).toBe('');
  expect(await pdfText(form, { ...pdfLimits, bytes: 10 })).toBe('');
});

test('a page that inflates without end is given up with its thread', async () => {
  const { deflateSync } = await import('node:zlib');
  const packed = deflateSync(Buffer.alloc(300_000_000, 'BT (A) Tj ET '));
  const head = Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n4 0 obj<</Length ${packed.length}/Filter/FlateDecode>>stream\n`);
  const bomb = Buffer.concat([head, packed, Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF')]);
  const before = process.memoryUsage().rss;
  let most = 0;
  const watch = setInterval(() => { most = Math.max(most, process.memoryUsage().rss - before); }, 20);
  expect(await pdfText(bomb)).toBe('');
  clearInterval(watch);
  expect(most).toBeLessThan(700_000_000);
});

test('a PDF that carries a signature is told from one that does not', async () => {
  expect(isSignedPdf(await fixture('signed/liste.pades.pdf'))).toBe(true);
  expect(isSignedPdf(await fixture('mail/kurumsal-taahhutname.pdf'))).toBe(false);
});
