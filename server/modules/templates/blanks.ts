import { letterBlanks } from '#domain/letter-blanks.ts';
import { blanksOf } from '#domain/letter-text.ts';

type Ask = <T extends Record<string, unknown>>(text: string, values: readonly unknown[]) => Promise<T[]>;

/** A value as it is shown beside a template: out of the newest letter, hidden where it is about somebody; else a sample. */
export interface ShownBlank {
  readonly name: string;
  readonly label: { readonly tr: string; readonly en: string };
  readonly value: string;
  readonly from: 'letter' | 'sample';
}

interface LastLetter extends Record<string, unknown> {
  readonly variables: Readonly<Record<string, string | number>>;
  readonly noun: string | null;
  readonly recordId: string | null;
}

/** The newest letter that went out from this template; a trial is none. */
async function lastLetter(ask: Ask, code: string): Promise<LastLetter | undefined> {
  const rows = await ask<LastLetter>(
    `select variables, noun, record_id as "recordId" from outgoing_mails
      where template_code = $1 and trial is not true and variables is not null order by id desc limit 1`, [code]);
  return rows[0];
}

async function blanksInForce(ask: Ask, code: string, except: string | null): Promise<readonly string[]> {
  const rows = await ask<{ body: string }>("select body from templates where code = $1 and state = 'inForce' and ($2::uuid is null or id <> $2) limit 5", [code, except]);
  return rows.flatMap(({ body }) => blanksOf(body));
}

/** What letters of this template are given: by the newest one and by what stands in force; `except` is the version that is being judged. Of a template that nothing sends yet, every value there is. */
export async function knownBlanks(ask: Ask, code: string, except: string | null = null): Promise<readonly string[]> {
  const [letter, inForce] = [await lastLetter(ask, code), await blanksInForce(ask, code, except)];
  const known = new Set([...Object.keys(letter?.variables ?? {}), ...inForce]);
  return [...(known.size > 0 ? known : Object.keys(letterBlanks))].sort();
}

/** The values to look at a template with. Whoever looks, what is about a person stays hidden: a preview needs nobody's name. */
export async function shownBlanks(ask: Ask, code: string): Promise<{ readonly blanks: readonly ShownBlank[]; readonly about: { readonly noun: string; readonly recordId: string } | null }> {
  const letter = await lastLetter(ask, code);
  const blanks = (await knownBlanks(ask, code)).map((name): ShownBlank => {
    const blank = letterBlanks[name];
    const value = letter?.variables[name];
    const shown = value === undefined || value === '' ? undefined : hidden(blank === undefined ? () => '***' : blank.mask, String(value));
    return { name, label: labelOf(name), value: shown ?? blank?.sample ?? name, from: shown === undefined ? 'sample' : 'letter' };
  });
  return { blanks, about: letter?.noun && letter.recordId ? { noun: letter.noun, recordId: letter.recordId } : null };
}

const hidden = (mask: ((value: string) => string) | undefined, value: string): string => (mask ? mask(value) : value);

function labelOf(name: string): { tr: string; en: string } {
  const label = letterBlanks[name]?.label;
  return typeof label === 'object' ? { tr: label.tr, en: label.en } : { tr: name, en: name };
}
