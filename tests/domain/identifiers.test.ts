import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { codeOfIssue } from '#domain/identifiers/checked-text.ts';
import { isEmail, zEmail } from '#domain/identifiers/email.ts';
import { bankCodeOf, formatIban, isIban, normaliseIban, zIban } from '#domain/identifiers/iban.ts';
import { isKep, zKep } from '#domain/identifiers/kep.ts';
import { formatPhone } from '#domain/identifiers/phone-text.ts';
import { normaliseMobile, normalisePhone, zMobile, zPhone } from '#domain/identifiers/phone.ts';
import { findProvince, provinces, zProvince } from '#domain/identifiers/provinces.ts';
import { isPersonNumber, isTckn, isYkn, unnamedBuyerNumber, zPersonNumber } from '#domain/identifiers/tckn.ts';
import { isVkn, zVkn } from '#domain/identifiers/vkn.ts';
import { zLiraText } from '#domain/money/kurus-text.ts';
import { zInvoiceNumber } from '#domain/references/invoice-number.ts';
import { zReference } from '#domain/references/reference.ts';
import { rounds } from '../support/rounds.ts';

interface Vectors {
  valid: { value: string; note: string }[];
  invalid: { value: string; note: string }[];
}
const json = <T>(path: string): T => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as T;
const vectors = json<{ tckn: Vectors; vkn: Vectors; iban_tr: Vectors }>('../fixtures/identifiers.json');

const firstCode = (schema: z.ZodType, value: unknown): string | undefined => {
  const issue = schema.safeParse(value).error?.issues[0];
  return issue && codeOfIssue(issue as { code: string });
};

const checked = [
  { name: 'person number', holds: isPersonNumber, schema: zPersonNumber, ...vectors.tckn },
  { name: 'tax number', holds: isVkn, schema: zVkn, ...vectors.vkn },
  { name: 'IBAN', holds: (text: string) => isIban(normaliseIban(text)), schema: zIban, ...vectors.iban_tr },
];

describe.each(checked)('$name', ({ holds, schema, valid, invalid }) => {
  test('accepts the published vectors and refuses the wrong ones', () => {
    for (const { value, note } of valid) expect([holds(value), schema.safeParse(value).success], note).toEqual([true, true]);
    for (const { value, note } of invalid) expect([holds(value), schema.safeParse(value).success], note).toEqual([false, false]);
  });

  test('refuses every change of a single digit', () => {
    for (const { value } of valid) {
      const written = value.replaceAll(' ', '');
      for (let place = 0; place < written.length; place += 1) {
        for (const digit of '0123456789') {
          const slip = written.slice(0, place) + digit + written.slice(place + 1);
          if (slip !== written) expect(holds(slip), slip).toBe(false);
        }
      }
    }
  });

  test('answers any text at all without failing, the same by predicate and schema', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 70 }), (text) => {
        if (holds(text)) expect(schema.safeParse(text).success).toBe(true);
        else if (!/\s/u.test(text)) expect(schema.safeParse(text).success).toBe(false);
      }),
      { numRuns: rounds() },
    );
  });
});

describe('a person number', () => {
  const withCheckDigits = fc.integer({ min: 100_000_000, max: 999_999_999 }).map((base) => {
    const digits = [...String(base)].map(Number);
    const sum = (from: number) => digits.reduce((total, digit, place) => (place % 2 === from ? total + digit : total), 0);
    // The second of the two published formulas: the eleventh digit is eight times the odd sum.
    const tenth = (((7 * sum(0) - sum(1)) % 10) + 10) % 10;
    return `${base}${tenth}${(8 * sum(0)) % 10}`;
  });

  test('made by the second formula is right, and any one wrong digit makes it wrong', () => {
    fc.assert(
      fc.property(withCheckDigits, fc.nat(10), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
        expect(isPersonNumber(number)).toBe(true);
        const slip = (Number(number[place]) + shift) % 10;
        expect(isPersonNumber(number.slice(0, place) + slip + number.slice(place + 1))).toBe(false);
      }),
      { numRuns: rounds() },
    );
  });

  test("of a foreigner is told from a citizen's", () => {
    expect([isTckn('90000000100'), isYkn('90000000100')]).toEqual([true, false]);
    expect([isTckn('99000000110'), isYkn('99000000110'), isPersonNumber('99000000110')]).toEqual([false, true, true]);
  });

  test('of the unnamed buyer is no number of a person', () => {
    expect(isPersonNumber(unnamedBuyerNumber)).toBe(false);
  });

  test('is read with the blanks people put in, and says in Turkish what is wrong', () => {
    expect(zPersonNumber.parse(' 900 000 001 00 ')).toBe('90000000100');
    expect(firstCode(zPersonNumber, '9000000010')).toBe('person_number_shape');
    expect(firstCode(zPersonNumber, '90000000101')).toBe('person_number_check');
    expect(zPersonNumber.safeParse('1').error?.issues[0]?.message).toBe('T.C. kimlik numarası 11 rakam olmalıdır.');
    expect(firstCode(zPersonNumber, '9'.repeat(1_000_000))).toBe('too_big');
    expect(firstCode(zPersonNumber, 90000000100)).toBe('invalid_type');
  });
});

describe('an IBAN', () => {
  test('is read in print form and printed in groups of four', () => {
    expect(zIban.parse('tr42 0001 0000 0000 0000 0000 01')).toBe('TR420001000000000000000001');
    expect(formatIban('TR420001000000000000000001')).toBe('TR42 0001 0000 0000 0000 0000 01');
    expect(bankCodeOf('TR42 0001 0000 0000 0000 0000 01')).toBe('00010');
    expect(firstCode(zIban, 'TR430001000000000000000001')).toBe('iban_check');
    expect(firstCode(zIban, 'TR42')).toBe('iban_shape');
  });
});

describe('a telephone number', () => {
  test.each([
    ['0532 000 00 00', '+905320000000'],
    ['+90 (505) 000-00-00', '+905050000000'],
    ['5550000000', '+905550000000'],
    ['0090 532 000 00 00', '+905320000000'],
    ['905320000000', '+905320000000'],
    ['0532.000.00.00', '+905320000000'],
    ['+905320000000', '+905320000000'],
  ])('%s is a mobile number', (typed, phone) => {
    expect(normaliseMobile(typed)).toEqual({ phone });
    expect(zMobile.parse(typed)).toBe(phone);
  });

  test.each(['0432 000 00 00', '0212 555 00 11', '444 5 576', '0850 460 55 76', '2620000000'])('%s is a number, but takes no SMS', (typed) => {
    expect(normaliseMobile(typed)).toEqual({ problem: 'notMobile' });
    expect(firstCode(zMobile, typed)).toBe('phone_not_mobile');
    expect(zPhone.safeParse(typed).success).toBe(true);
  });

  test.each(['532000000', '123', '', '+49 170 0000000', '05320000000x', '٠٥٣٢٠٠٠٠٠٠٠', '053200000000'])('%s is no number', (typed) => {
    expect(normaliseMobile(typed)).toEqual({ problem: 'invalid' });
    expect(firstCode(zPhone, typed)).toBe('phone_invalid');
  });

  test('is printed as it is read aloud', () => {
    expect(formatPhone('+905320000000')).toBe('+90 532 000 00 00');
    expect(formatPhone(normalisePhone('444 5 576') ?? '')).toBe('444 5 576');
  });
});

describe('an e-mail address', () => {
  test('is lowered without Turkish casing', () => {
    expect(zEmail.parse(' ALI.VELI@KURUM.GOV.TR ')).toBe('ali.veli@kurum.gov.tr');
  });

  test.each([
    'yok', 'a@b', 'ali veli@ornek.edu.tr', 'a@b.c', 'ışıl@ornek.edu.tr', 'a@örnek.edu.tr', 'a..b@ornek.tr', '.a@ornek.tr',
    'a@-ornek.tr', 'a@ornek..tr', 'a@ornek.tr; b@ornek.tr', 'a@ornek.tr,b@ornek.tr', '<a@ornek.tr>', 'a@ornek.tr\nBcc: x@y.tr',
    '@ornek.tr', 'a@', 'a@1.2.3.4', `${'a'.repeat(65)}@ornek.tr`, `a@${'b'.repeat(64)}.tr`, `a@${'b.'.repeat(130)}tr`, '',
  ])('%j is refused', (text) => {
    expect(zEmail.safeParse(text).success).toBe(false);
  });

  test.each(['ad.soyad@kurum.gov.tr', 'a+b@x-y.edu.tr', 'o_b@a.b.c.com', 'x@xn--rnek-4qa.tr', "o'brien@ornek.com"])('%s is accepted', (text) => {
    expect(isEmail(text)).toBe(true);
  });

  test('is judged at once however long or crafted the text is', () => {
    // Backtracking would take hours; the bound only has to tell hours from milliseconds on a busy machine.
    const started = performance.now();
    for (const unit of ['a', 'a.', 'a-', '-', '@', 'a@', '!']) isEmail(unit.repeat(100_000) + '@');
    for (const unit of ['a', 'a.', 'a-', '-']) isEmail(`x@${unit.repeat(120)}!`);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('codes of institutions', () => {
  test('KEP is the mailbox of a provider', () => {
    expect(zKep.parse('Kurum@HS01.kep.tr')).toBe('kurum@hs01.kep.tr');
    for (const wrong of ['kurum@kep.tr', 'kurum@hs1.kep.tr', 'kurum@hs01.kep.tr.com', '@hs01.kep.tr']) expect(isKep(wrong)).toBe(false);
    expect(firstCode(zKep, 'kurum@kep.tr')).toBe('kep_invalid');
  });
});

describe('places', () => {
  test('there are 81 provinces, the same as in the seeds, found by code or by name in any spelling', () => {
    expect(provinces).toEqual(json('../../seeds/data/provinces.json'));
    expect(provinces).toHaveLength(81);
    expect(findProvince('Hakkâri')?.code).toBe('30');
    expect(findProvince('ISTANBUL')?.code).toBe('34');
    expect(findProvince('IĞDIR')?.code).toBe('76');
    expect(zProvince.parse('kocaeli')).toBe('41');
    expect([firstCode(zProvince, '82'), firstCode(zProvince, '00'), firstCode(zProvince, '')]).toEqual(Array(3).fill('province_unknown'));
  });
});

test('every identifier can be described in the OpenAPI document', () => {
  for (const schema of [zPersonNumber, zVkn, zIban, zMobile, zPhone, zEmail, zKep, zProvince, zReference, zInvoiceNumber, zLiraText]) {
    expect(z.toJSONSchema(schema)).toMatchObject({ type: 'string', maxLength: expect.any(Number), examples: [expect.any(String)] });
    expect(schema.safeParse((z.toJSONSchema(schema).examples as string[])[0]).success).toBe(true);
  }
});
