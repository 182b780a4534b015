import { describe, expect, test } from 'vitest';
import { personNumber, text } from '#domain/language/field.ts';
import { faultOfValue } from '../../admin/kit/field-fault.ts';
import { amountWriting, dayWriting, momentWriting, structureWriting } from '../../admin/kit/typed-values.ts';

describe('values as people write them', () => {
  test.each([['22.11.2026'], ['22112026'], ['22/11/2026'], ['22-11-26'], ['2026-11-22']])('the day %s is 22 November 2026', (typed) => {
    expect(dayWriting.read(typed)).toBe('2026-11-22');
  });

  test.each([['31.02.2026'], ['22.11'], ['yarın'], ['22.13.2026'], ['']])('%s is no day', (typed) => {
    expect(dayWriting.read(typed)).toBeUndefined();
  });

  test('a moment is of the clock in Istanbul', () => {
    expect(momentWriting.read('22.11.2026 14:05')).toBe('2026-11-22T11:05:00.000Z');
    expect(momentWriting.write('2026-11-22T11:05:00.000Z')).toBe('22.11.2026 14:05');
    expect(momentWriting.read('22.11.2026 24:05')).toBeUndefined();
  });

  test('an amount is whole kuruş, written with a Turkish comma', () => {
    expect(amountWriting.read('1.234,56')).toBe(123_456);
    expect(amountWriting.write(123_456)).toBe('1.234,56');
    expect(amountWriting.read('bin lira')).toBeUndefined();
  });

  test('a setting is a number, a switch or a word', () => {
    expect([structureWriting.read('15'), structureWriting.read('true'), structureWriting.read('6 months')]).toEqual([15, true, '6 months']);
    expect(structureWriting.read('{"a":')).toBeUndefined();
  });
});

describe('faults as typed', () => {
  test('say what the server would say, in the language of the screen', () => {
    const number = personNumber('Kimlik no', { required: true });
    expect(faultOfValue(number, '10000000147', 'tr')).toMatch(/[çğıöşü]|kimlik/i);
    expect(faultOfValue(number, '10000000146', 'tr')).toBeUndefined();
    expect(faultOfValue(number, '', 'tr')).toBe('Bu alan zorunlu.');
    expect(faultOfValue(number, null, 'en')).toBe('This field is required.');
  });

  test('leave a hidden value alone: it is not sent either', () => {
    expect(faultOfValue(text('Ad', { required: true }), { masked: 'I***' }, 'tr')).toBeUndefined();
  });
});
