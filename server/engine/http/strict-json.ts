import { Refusal } from '#domain/language/refuse.ts';

const deepest = 32;

export const malformed = (tr: string, en: string): Refusal => new Refusal('malformed', tr, en);

/**
 * JSON whose meaning nobody can argue about: no key twice in an object (parsers differ on which one counts), no key of
 * prototypes, no NUL or half characters (PostgreSQL cannot store them), nesting at most 32 deep.
 */
export function parseStrictJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw malformed('Gövde geçerli bir JSON değil.', 'The body is not valid JSON.');
  }
  refuseAmbiguous(text);
  return value;
}

/** Walks text that is known to be JSON: only strings and brackets matter. */
function refuseAmbiguous(text: string): void {
  /** For each open bracket: the keys seen so far, or null in an array. */
  const open: (Set<string> | null)[] = [];
  let keyNext = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (sign === '"') {
      const end = endOfString(text, i);
      const string = JSON.parse(text.slice(i, end + 1)) as string;
      refuseUnstorable(string);
      if (keyNext) noteKey(open.at(-1), string);
      keyNext = false;
      i = end;
    } else if (sign === '{' || sign === '[') {
      if (open.push(sign === '{' ? new Set() : null) > deepest) throw malformed('JSON çok derin iç içe.', 'The JSON is nested too deeply.');
      keyNext = sign === '{';
    } else if (sign === '}' || sign === ']') {
      open.pop();
      keyNext = false;
    } else if (sign === ',') keyNext = open.at(-1) instanceof Set;
  }
}

function endOfString(text: string, start: number): number {
  let i = start + 1;
  while (text[i] !== '"') i += text[i] === '\\' ? 2 : 1;
  return i;
}

function noteKey(keys: Set<string> | null | undefined, key: string): void {
  if (key === '__proto__' || key === 'constructor' || key === 'prototype') throw malformed('JSON içinde izin verilmeyen bir anahtar var.', 'The JSON has a forbidden key.');
  if (keys?.has(key)) throw malformed('JSON içinde aynı anahtar iki kez geçiyor.', 'The JSON has a key twice.');
  keys?.add(key);
}

function refuseUnstorable(string: string): void {
  if (string.includes('\u0000') || !string.isWellFormed()) throw malformed('Metinde saklanamayan bir karakter var.', 'A text holds a character that cannot be stored.');
}
