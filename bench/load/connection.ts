import { connect, type Socket } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly bytes: number;
  /** Only of answers that are not 2xx, at most 2,000 characters. */
  readonly text: string;
}

/**
 * One keep-alive HTTP/1.1 connection that asks one thing at a time. It parses only where an answer ends: a client that
 * made objects of headers would take the processor from those who are measured.
 */
export class Connection {
  readonly #socket: Socket;
  #pieces: Buffer[] = [];
  #size = 0;
  #waiting: { resolve(answer: Answer): void; reject(error: Error): void } | undefined;

  constructor(port: number) {
    this.#socket = connect({ host: '127.0.0.1', port, noDelay: true });
    this.#socket.on('data', (piece) => this.#take(piece));
    this.#socket.on('error', (error) => this.#fail(error));
    this.#socket.on('close', () => this.#fail(new Error('The server closed the connection')));
  }

  ask(request: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(request);
    });
  }

  end(): void {
    this.#waiting = undefined;
    this.#socket.destroy();
  }

  #fail(error: Error): void {
    this.#waiting?.reject(error);
    this.#waiting = undefined;
  }

  #take(piece: Buffer): void {
    this.#pieces.push(piece);
    this.#size += piece.length;
    const all = this.#pieces.length === 1 ? piece : Buffer.concat(this.#pieces, this.#size);
    this.#pieces = [all];
    const end = endOf(all);
    if (end < 0) return;
    const status = Number(all.toString('latin1', 9, 12));
    const text = status >= 200 && status < 300 ? '' : all.toString('utf8', 0, Math.min(end, 2_000));
    this.#pieces = [];
    this.#size = 0;
    this.#waiting?.resolve({ status, bytes: end, text });
  }
}

const headEnd = Buffer.from('\r\n\r\n');

/** Where the answer ends, or -1 while it is not all there. */
function endOf(bytes: Buffer): number {
  const head = bytes.indexOf(headEnd);
  if (head < 0) return -1;
  const headers = bytes.toString('latin1', 0, head).toLowerCase();
  const length = /\r\ncontent-length: *(\d+)/.exec(headers);
  const body = head + headEnd.length;
  if (length) return bytes.length >= body + Number(length[1]) ? body + Number(length[1]) : -1;
  if (!headers.includes('\r\ntransfer-encoding: chunked')) return body;
  return endOfChunks(bytes, body);
}

function endOfChunks(bytes: Buffer, start: number): number {
  let at = start;
  for (;;) {
    const line = bytes.indexOf('\r\n', at, 'latin1');
    if (line < 0) return -1;
    const size = Number.parseInt(bytes.toString('latin1', at, line), 16);
    at = line + 2 + size + 2;
    if (at > bytes.length) return -1;
    if (size === 0) return at;
  }
}
