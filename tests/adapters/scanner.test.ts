import { createServer } from 'node:net';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clamdScanner } from '../../server/adapters/scanner/clamd-scanner.ts';
import { ScannerUnavailable } from '../../server/adapters/scanner/scanner.ts';
import { badMark, eicar, virusScanner, type VirusScanner } from '../support/clamd.ts';
import { freePort } from '../support/free-port.ts';

let clamd: VirusScanner;
beforeAll(async () => { clamd = await virusScanner(); }, 360_000);
afterAll(() => clamd.close());

/** An other end that does as it likes. */
async function impostor(answer: string | null): Promise<{ address: string; close(): void }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    if (answer === null) socket.resume();
    else socket.end(answer);
  });
  const port = await freePort();
  await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', resolve); });
  return { address: `tcp://127.0.0.1:${port}`, close: () => { server.close(); } };
}
const short = { idleMs: 300, wholeMs: 1_000, atOnce: 2 };

describe('a real clamd', () => {
  test.each([['TCP', () => clamd.address], ['a unix socket', () => `unix://${clamd.socket}`]])('is asked over %s: clean is clean, and what is found has a name', async (_how, address) => {
    const scanner = clamdScanner(address());
    expect(await scanner.scan(Buffer.from('%PDF-1.4 temiz'))).toBeNull();
    expect(await scanner.scan(Buffer.alloc(0))).toBeNull();
    expect(await scanner.scan(eicar)).toMatch(/^Eicar-Test-Signature/);
    expect(await scanner.scan(Readable.from([Buffer.from('baş '), Buffer.from(badMark.slice(0, 5)), Buffer.from(badMark.slice(5)), Buffer.alloc(300_000)]))).toMatch(/^Nes-Deneme/);
    expect(await scanner.version()).toMatch(/^ClamAV /);
  });

  test('many files at once are each judged for themselves', async () => {
    const scanner = clamdScanner(clamd.address);
    const found = await Promise.all(Array.from({ length: 24 }, (_, at) => scanner.scan(at % 3 === 0 ? eicar : Buffer.from(`dosya ${at}`))));
    expect(found.map((name) => name !== null)).toEqual(Array.from({ length: 24 }, (_, at) => at % 3 === 0));
  });

  test('a file that cannot be read to its end is no verdict: its own fault goes on', async () => {
    async function* broken() {
      yield Buffer.alloc(1_000);
      throw new Error('the disk is gone');
    }
    await expect(clamdScanner(clamd.address).scan(broken())).rejects.toThrow('the disk is gone');
  });
});

test.each([['nobody', null, ''], ['silence', 'impostor', null], ['an error of clamd', 'impostor', 'INSTREAM size limit exceeded. ERROR\0'], ['another protocol', 'impostor', 'HTTP/1.1 400 Bad Request\r\n\r\n'], ['no end', 'impostor', 'x'.repeat(10_000)], ['OK of something else', 'impostor', 'PONG\0']])(
  'where %s answers, a file counts as not scanned, never as clean', async (_what, who, answer) => {
    const other = who === null ? { address: `tcp://127.0.0.1:${await freePort()}`, close: () => undefined } : await impostor(answer);
    await expect(clamdScanner(other.address, short).scan(Buffer.alloc(2_000_000))).rejects.toBeInstanceOf(ScannerUnavailable);
    other.close();
  });
