import { z } from 'zod';
import { zEmail } from '../identifiers/email.ts';
import { zIban } from '../identifiers/iban.ts';
import { zMobile } from '../identifiers/phone.ts';
import { zPersonNumber } from '../identifiers/tckn.ts';
import { zVkn } from '../identifiers/vkn.ts';
import { normaliseLines, normaliseText } from '../turkish/normalise-text.ts';
import { type Field, type Fields } from './field.ts';
import { type Page } from './resource.ts';

/** A page's fields as zod, the same on both sides. Unknown keys are refused: a typing error must not pass in silence. */
export function schemaOf(fields: Fields, { partial = false } = {}): z.ZodObject {
  const shape = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, slot(field, partial)]));
  return z.strictObject(shape);
}

const writable = (page: Page) => Object.fromEntries(Object.entries(page.fields).filter(([, field]) => !field.derived));

/** What a person may send to create a record. */
export const createSchema = (page: Page): z.ZodObject => schemaOf(writable(page));
/** What a person may send to change a record: only changed fields; absent means unchanged. */
export const updateSchema = (page: Page): z.ZodObject => schemaOf(writable(page), { partial: true });
export const actionSchema = (page: Page, action: string): z.ZodObject => schemaOf(page.workflow.actions[action]?.input ?? {});

function slot(field: Field, partial: boolean): z.ZodType {
  const value = valueSchema(field);
  if (field.required) return partial ? value.optional() : value;
  return value.nullable().optional();
}

const uuid = z.uuid({ error: 'Kayıt numarası geçersiz.' });
const isoDate = z.iso.date({ error: 'Tarih YYYY-AA-GG biçiminde olmalı.' });
const isoInstant = z.iso.datetime({ error: 'Zaman ISO 8601 biçiminde ve UTC olmalı.' });
const safeInteger = z.int({ error: 'Tam sayı olmalı.' }).min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER);
/** Depth and size of a structure are bounded: it is stored whole. */
const structureLimit = 20_000;

/** The value alone, without null. */
export function valueSchema(field: Field): z.ZodType {
  switch (field.kind) {
    case 'text': case 'longText': case 'reference': case 'file': return plainText(field);
    case 'email': return zEmail;
    case 'phone': return zMobile;
    case 'personNumber': return zPersonNumber;
    case 'vkn': return zVkn;
    case 'iban': return zIban;
    case 'date': return isoDate;
    case 'instant': return isoInstant;
    case 'integer': return safeInteger.min(field.min ?? -2_147_483_648).max(field.max ?? 2_147_483_647);
    case 'money': return safeInteger.min(field.min ?? 0).max(field.max ?? 1_000_000_000_000);
    case 'flag': return z.boolean({ error: 'Evet ya da hayır olmalı.' });
    case 'choice': return z.enum(Object.keys(field.choices ?? {}) as [string, ...string[]], { error: 'Sunulan seçeneklerden biri olmalı.' });
    case 'refersTo': return uuid;
    case 'refersToMany': return z.array(uuid).max(100);
    case 'structure': return z.json().refine((value) => JSON.stringify(value).length <= structureLimit, { error: 'Değer çok büyük.' });
  }
}

function plainText(field: Field): z.ZodType {
  const longest = field.max ?? 200;
  const multiline = field.kind === 'longText';
  const bounded = z.string({ error: 'Metin olmalı.' })
    .max(longest * 4, { error: 'Metin çok uzun.', abort: true })
    // NUL and lone surrogates cannot be stored; other control characters break letters and bank files.
    .refine((value) => value.isWellFormed() && !(multiline ? unprintableButBreaks : unprintable).test(value), { error: 'Yazdırılamayan karakter var.', abort: true })
    .overwrite((value) => (multiline ? normaliseLines(value) : normaliseText(value)))
    .min(field.required ? 1 : 0, { error: 'Boş bırakılamaz.' })
    .max(longest, { error: `En çok ${longest} karakter olabilir.` });
  const { pattern } = field;
  return pattern ? bounded.regex(new RegExp(pattern.source, 'u'), { error: pattern.tr }) : bounded;
}

// eslint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u001f\u007f]/;
// eslint-disable-next-line no-control-regex
const unprintableButBreaks = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
