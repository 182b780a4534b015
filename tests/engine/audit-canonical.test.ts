import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalBytes, canonicalText } from '../../server/engine/audit/canonical.ts';
import { rounds } from '../support/rounds.ts';

test('the example of RFC 8785 comes out to the byte', () => {
  const value = { numbers: [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001], string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"\/', literals: [null, true, false] };
  expect(canonicalText(value)).toBe('{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}');
});

test('keys are sorted by UTF-16 code units, as the RFC sorts them', () => {
  const value = { '\u20ac': 'Euro Sign', '\r': 'Carriage Return', '\ufb33': 'Hebrew Letter Dalet With Dagesh', '1': 'One', '\ud83d\ude00': 'Emoji: Grinning Face', '\u0080': 'Control', '\u00f6': 'Latin Small Letter O With Diaeresis' };
  expect(Object.values(JSON.parse(canonicalText(value)) as object)).toHaveLength(7);
  expect([...canonicalText(value).matchAll(/:"(\w+)/g)].map(([, word]) => word)).toEqual(['Carriage', 'One', 'Control', 'Latin', 'Euro', 'Emoji', 'Hebrew']);
});

test('the order in which somebody wrote the keys leaves no mark, and nothing else is lost', () => {
  fc.assert(fc.property(fc.json(), (json) => {
    const value = JSON.parse(json) as unknown;
    const text = canonicalText(value);
    expect(canonicalText(JSON.parse(text))).toBe(text);
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    expect(canonicalText(reversed(value))).toBe(text);
  }), { numRuns: rounds() });
});

test('what JSON would silently change is refused', () => {
  const loop: unknown[] = [];
  loop.push(loop);
  for (const value of [NaN, Infinity, new Date(0), new Map(), 1n, () => 1, '\ud800', { '\udc00': 1 }, loop]) expect(() => canonicalText(value)).toThrow();
  expect(() => canonicalBytes('x'.repeat(2_000_000))).toThrow(RangeError);
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([key, part]) => [key, reversed(part)]));
}
