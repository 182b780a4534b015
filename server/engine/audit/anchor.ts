import { createReadStream } from 'node:fs';
import { mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { type Stream } from './block.ts';

/** The head of one block, as it is kept outside the database. */
export interface AnchorLine {
  readonly stream: Stream;
  readonly n: number;
  /** Hexadecimal SHA-256. */
  readonly hash: string;
}

/** Somewhere the owner of the database cannot rewrite: whoever cuts off the end of the chain is betrayed by it. */
export interface Anchor {
  /** On disk when it resolves. */
  append(line: AnchorLine): Promise<void>;
  last(stream: Stream): Promise<AnchorLine | null>;
  /** How much there is now; lines up to there never change. */
  position(): Promise<number>;
  lines(stream: Stream, until: number): AsyncIterable<AnchorLine>;
}

/** A file of JSON lines, one a block. Kept on another disk or host than the database, append-only where the system can (chattr +a). */
export function fileAnchor(path: string): Anchor {
  const last = new Map<Stream, AnchorLine>();
  let readTo = 0;
  return {
    async append(line) {
      await mkdir(dirname(path), { recursive: true });
      const file = await open(path, 'a+', 0o600);
      try {
        // A crash can leave half a line: the next one begins afresh, and readers pass over what is no line.
        await file.appendFile(`${(await endsTorn(file)) ? '\n' : ''}${JSON.stringify({ stream: line.stream, n: line.n, hash: line.hash })}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
    },
    async last(stream) {
      const until = await sizeOf(path);
      if (until < readTo) { readTo = 0; last.clear(); }
      if (until > readTo) for await (const line of linesOf(path, readTo, until)) last.set(line.stream, line);
      readTo = until;
      return last.get(stream) ?? null;
    },
    position: () => sizeOf(path),
    async *lines(stream, until) {
      if (until > 0) for await (const line of linesOf(path, 0, until)) if (line.stream === stream) yield line;
    },
  };
}

async function endsTorn(file: Awaited<ReturnType<typeof open>>): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return false;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] !== 0x0a;
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}

async function* linesOf(path: string, start: number, until: number): AsyncIterable<AnchorLine> {
  for await (const text of createInterface({ input: createReadStream(path, { start, end: until - 1 }), crlfDelay: Infinity })) {
    const line = parseLine(text);
    if (line) yield line;
  }
}

function parseLine(text: string): AnchorLine | null {
  if (text.length > 300) return null;
  try {
    const { stream, n, hash } = JSON.parse(text) as Partial<AnchorLine>;
    return (stream === 'audit' || stream === 'access') && Number.isSafeInteger(n) && typeof hash === 'string' ? { stream, n: n as number, hash } : null;
  } catch {
    return null;
  }
}
