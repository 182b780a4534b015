/** Just as much of PDF's syntax as is needed to say what an incremental update changed (ISO 32000-1 §7.3, §7.5). Strict: what is unusual is not read. */
export type PdfValue = null | boolean | number | PdfName | PdfText | PdfRef | readonly PdfValue[] | PdfDict;
export type PdfName = { readonly name: string };
export type PdfText = { readonly text: string };
export type PdfRef = { readonly ref: number; readonly generation: number };
export type PdfDict = ReadonlyMap<string, PdfValue>;
export type PdfObject = { readonly number: number; readonly generation: number; readonly value: PdfValue; readonly stream: Uint8Array | null; readonly start: number; readonly end: number };

export const isDict = (value: PdfValue | undefined): value is PdfDict => value instanceof Map;
export const isRef = (value: PdfValue | undefined): value is PdfRef => typeof value === 'object' && value !== null && 'ref' in value;
export const isName = (value: PdfValue | undefined): value is PdfName => typeof value === 'object' && value !== null && 'name' in value;

const mostDepth = 12;
const mostValues = 20_000;

/** Reads forward over one file; throws for everything that is not as strict writers write it. */
export class PdfReader {
  readonly #file: Buffer;
  #values = 0;
  at: number;

  constructor(file: Buffer, at: number) {
    this.#file = file;
    this.at = at;
  }

  /** White space, and no comments: nobody needs them in an update, and they hide things. */
  skip(): void {
    while (this.at < this.#file.length && ' \n\r\t\f\0'.includes(String.fromCharCode(this.#file[this.at] ?? 1))) this.at += 1;
  }

  atEnd(): boolean {
    this.skip();
    return this.at >= this.#file.length;
  }

  /** Whether this stands here; white space before it is passed over. */
  sees(word: string): boolean {
    this.skip();
    return this.#file.toString('latin1', this.at, this.at + word.length) === word;
  }

  word(word: string): void {
    if (!this.sees(word)) throw new Error(`pdf: ${word} missing`);
    this.at += word.length;
  }

  /** What the pattern, which begins with ^, finds here. */
  match(pattern: RegExp, most = 64): RegExpExecArray {
    this.skip();
    const found = this.peek(pattern, most);
    if (!found) throw new Error('pdf: unexpected');
    this.at += found[0].length;
    return found;
  }

  peek(pattern: RegExp, most = 64): RegExpExecArray | null {
    return pattern.exec(this.#file.toString('latin1', this.at, this.at + most));
  }

  integer(): number {
    return Number(this.match(/^\d{1,10}(?![\d.])/)[0]);
  }

  object(): PdfObject {
    this.skip();
    const start = this.at;
    const [, number, generation] = this.match(/^(\d{1,10}) (\d{1,5}) obj(?=[\s<[(/\d])/);
    const value = this.value();
    const stream = this.sees('stream') ? this.#stream(value) : null;
    this.word('endobj');
    return { number: Number(number), generation: Number(generation), value, stream, start, end: this.at };
  }

  #stream(value: PdfValue): Uint8Array {
    const length = isDict(value) ? value.get('Length') : null;
    if (typeof length !== 'number' || !Number.isInteger(length) || length < 0) throw new Error('pdf: stream without length');
    const [head] = this.match(/^stream\r?\n/);
    const from = this.at;
    if (head === '' || from + length > this.#file.length) throw new Error('pdf: stream cut short');
    this.at = from + length;
    this.word('endstream');
    return this.#file.subarray(from, from + length);
  }

  value(depth = 0): PdfValue {
    this.#values += 1;
    if (depth > mostDepth || this.#values > mostValues) throw new Error('pdf: too intricate');
    if (this.sees('<<')) return this.#dict(depth);
    if (this.sees('[')) return this.#array(depth);
    if (this.sees('/')) return { name: this.#name() };
    if (this.sees('(')) return this.#literal();
    if (this.sees('<')) return { text: this.match(/^<([0-9A-Fa-f \r\n]*)>/, 65_536)[1]?.replace(/\s/g, '').toLowerCase() ?? '' };
    const reference = this.peek(/^(\d{1,10}) (\d{1,5}) R(?![A-Za-z0-9])/);
    if (reference) {
      this.at += reference[0].length;
      return { ref: Number(reference[1]), generation: Number(reference[2]) };
    }
    const [plain] = this.match(/^(?:true|false|null|[+-]?\d{1,12}(?:\.\d{0,12})?|[+-]?\.\d{1,12})(?![A-Za-z0-9.])/);
    return plain === 'true' ? true : plain === 'false' ? false : plain === 'null' ? null : Number(plain);
  }

  #name(): string {
    const [, name = ''] = this.match(/^\/([!-$&'*-.0-;=?-Z\\^-z|~]{1,127})/, 140);
    return name;
  }

  #dict(depth: number): PdfDict {
    const dict = new Map<string, PdfValue>();
    this.word('<<');
    while (!this.sees('>>')) {
      const name = this.#name();
      // Two values for one key: readers differ in which they take.
      if (dict.has(name)) throw new Error('pdf: key twice');
      dict.set(name, this.value(depth + 1));
    }
    this.word('>>');
    return dict;
  }

  #array(depth: number): PdfValue[] {
    const all: PdfValue[] = [];
    this.word('[');
    while (!this.sees(']')) all.push(this.value(depth + 1));
    this.word(']');
    return all;
  }

  #literal(): PdfText {
    const from = this.at;
    let open = 0;
    do {
      const byte = this.#file[this.at];
      if (byte === undefined || this.at - from > 65_536) throw new Error('pdf: text without end');
      if (byte === 0x5c) this.at += 1;
      else if (byte === 0x28) open += 1;
      else if (byte === 0x29) open -= 1;
      this.at += 1;
    } while (open > 0);
    return { text: this.#file.toString('latin1', from, this.at) };
  }
}

/** Of two values whether they say the same; the order of keys says nothing. */
export function sameValue(one: PdfValue | undefined, other: PdfValue | undefined): boolean {
  if (isDict(one) || isDict(other)) return isDict(one) && isDict(other) && one.size === other.size && [...one].every(([key, value]) => other.has(key) && sameValue(value, other.get(key)));
  if (Array.isArray(one) || Array.isArray(other)) return Array.isArray(one) && Array.isArray(other) && one.length === other.length && one.every((value, at) => sameValue(value as PdfValue, other[at] as PdfValue));
  return JSON.stringify(one) === JSON.stringify(other);
}
