import { connect, type Socket } from 'node:net';
import { type FileContent } from '../files/file-store.ts';
import { ScannerUnavailable, type Scanner } from './scanner.ts';

export interface ClamdLimits {
  /** Without a byte in either direction. */
  readonly idleMs: number;
  /** For one file from the first byte to the verdict. */
  readonly wholeMs: number;
  /** Files at clamd at the same time, of this process. */
  readonly atOnce: number;
}

const usual: ClamdLimits = { idleMs: 20_000, wholeMs: 120_000, atOnce: 4 };
const pieceBytes = 128 * 1024;
const longestAnswer = 2_048;

/**
 * clamd by its own protocol (clamd(8), INSTREAM): pieces with their length before them, an empty one at the end, one line back.
 * `address`: `tcp://host:3310` or `unix:///run/clamav/clamd.ctl`. clamd's StreamMaxLength must be as large as the largest file.
 */
export function clamdScanner(address: string, limits: ClamdLimits = usual): Scanner {
  const place = placeOf(address);
  const gate = gateOf(limits.atOnce);
  return {
    scan: (content) => gate(async () => {
      const answer = await ask(place, limits, 'zINSTREAM\0', content);
      if (answer === 'stream: OK') return null;
      const found = /^stream: (.{1,200}) FOUND$/.exec(answer);
      if (found) return found[1]!;
      throw new ScannerUnavailable(`clamd answered: ${answer.slice(0, 200)}`);
    }),
    version: () => ask(place, limits, 'zVERSION\0'),
  };
}

type Place = { readonly path: string } | { readonly host: string; readonly port: number };

function placeOf(address: string): Place {
  const { protocol, hostname, port, pathname } = new URL(address);
  return protocol === 'unix:' ? { path: decodeURIComponent(pathname) } : { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) };
}

async function ask(place: Place, { idleMs, wholeMs }: ClamdLimits, command: string, content?: FileContent): Promise<string> {
  const socket = connect(place);
  const late = setTimeout(() => socket.destroy(new Error('clamd took too long')), wholeMs);
  socket.setTimeout(idleMs, () => socket.destroy(new Error('clamd is silent')));
  const answered = answerOf(socket);
  try {
    // clamd may answer before the last piece: then the rest is not sent.
    const sent = content === undefined ? sendAll(socket, [Buffer.from(command)]) : sendAll(socket, framed(command, content));
    return await Promise.race([answered, sent.then(() => answered)]);
  } finally {
    clearTimeout(late);
    socket.destroy();
  }
}

/** The one line, to its NUL. Throws ScannerUnavailable; never unhandled. */
function answerOf(socket: Socket): Promise<string> {
  const answered = new Promise<string>((resolve, reject) => {
    let text = '';
    socket.on('data', (part) => {
      text += part.toString('latin1');
      const end = text.indexOf('\0');
      if (end >= 0) resolve(text.slice(0, end));
      else if (text.length > longestAnswer) socket.destroy(new Error('clamd answers without an end'));
    });
    socket.on('error', (error) => reject(new ScannerUnavailable(error.message, { cause: error })));
    socket.on('close', () => reject(new ScannerUnavailable('clamd went away without an answer')));
  });
  answered.catch(() => undefined);
  return answered;
}

async function* framed(command: string, content: FileContent): AsyncGenerator<Uint8Array> {
  yield Buffer.from(command);
  for await (const part of content instanceof Uint8Array ? [content] : content) {
    for (let at = 0; at < part.byteLength; at += pieceBytes) {
      const piece = part.subarray(at, at + pieceBytes);
      yield lengthOf(piece.byteLength);
      yield piece;
    }
  }
  yield lengthOf(0);
}

function lengthOf(bytes: number): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(bytes);
  return head;
}

/** Stops when the other end is gone: the answer says why. What reading the content throws goes on. */
async function sendAll(socket: Socket, pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<void> {
  for await (const piece of pieces) {
    if (socket.destroyed) return;
    if (!socket.write(piece)) await room(socket);
  }
}

function room(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      socket.off('drain', go).off('close', go);
      resolve();
    };
    socket.on('drain', go).on('close', go);
  });
}

function gateOf(atOnce: number): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= atOnce) await new Promise<void>((go) => { waiting.push(go); });
    else running += 1;
    try {
      return await work();
    } finally {
      // The place goes on to the next in line, or is free.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
