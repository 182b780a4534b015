import { z } from 'zod';

/** Keys of one purpose by version: `current` writes, every one of them still reads. 32 bytes each. */
export type KeyRing = { current: number; keys: ReadonlyMap<number, Uint8Array> };

export const text = (maximum: number) => z.string().max(maximum, `en çok ${maximum} karakter olmalı`).optional();

export const oneOf = <const Values extends readonly [string, ...string[]]>(...values: Values) =>
  z.enum(values, `şunlardan biri olmalı: ${values.join(', ')}`).optional();

export const flag = () =>
  z
    .enum(['true', 'false', '1', '0'], 'true ya da false olmalı')
    .transform((it) => it === 'true' || it === '1')
    .optional();

export const integerBetween = (least: number, most: number) => {
  const message = `${least} ile ${most} arasında bir tam sayı olmalı`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .pipe(z.number().min(least, message).max(most, message))
    .optional();
};

export const list = (item: RegExp) =>
  z
    .string()
    .max(2000, 'çok uzun')
    .transform((it) =>
      it
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .refine((parts) => parts.every((part) => item.test(part)), 'virgülle ayrılmış bir liste olmalı')
    .optional();

export const url = (...protocols: string[]) =>
  z
    .string()
    .max(2000, 'çok uzun')
    .refine(
      (it) => URL.canParse(it) && protocols.includes(new URL(it).protocol),
      `${protocols.map((it) => `${it}//`).join(' ya da ')} ile başlayan bir adres olmalı`,
    )
    .optional();

const keyMessage = 'base64 ile yazılmış 32 baytlık bir anahtar olmalı; sürümlü biçimi "2:<yeni>,1:<eski>"';

/** `<base64>` is version 1; `2:<base64>,1:<base64>` keeps an old key for reading. The first one writes. */
export const keyRing = () =>
  z
    .string()
    .max(4000, 'çok uzun')
    .transform((given, context): KeyRing => {
      const keys = new Map<number, Uint8Array>();
      for (const part of given.split(',')) {
        const [, version = '1', encoded = ''] = /^\s*(?:(\d{1,4}):)?([A-Za-z0-9+/_-]{43}=?)\s*$/.exec(part) ?? [];
        const bytes = Uint8Array.from(Buffer.from(encoded, 'base64'));
        if (bytes.length !== 32 || keys.has(Number(version))) {
          context.addIssue({ code: 'custom', message: keyMessage });
          return z.NEVER;
        }
        keys.set(Number(version), bytes);
      }
      return { current: [...keys.keys()][0] ?? 1, keys };
    })
    .optional();

export const required = (name: string) => `${name} ayarı gerekli: ${keyMessage}.`;
export const absent = (name: string) => `${name} ayarı eksik: S3 ayarlarının biri verildiyse hepsi verilmeli.`;
