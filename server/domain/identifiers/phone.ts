import { checkedText } from './checked-text.ts';
import type { TextFault } from './checked-text.ts';

export type MobileReading =
  | { phone: string }
  /** `notMobile`: a good number that takes no SMS (landline, 444, 0850). `invalid`: no number at all. */
  | { problem: 'notMobile' | 'invalid' };

/** A mobile number however written → E.164 `+905XXXXXXXXX`. No operator prefix is judged: numbers are portable. */
export function normaliseMobile(text: string): MobileReading {
  const dialled = withoutSeparators(text);
  const mobile = /^(?:\+90|0090|90|0)?(5[0-9]{9})$/.exec(dialled);
  if (mobile) return { phone: `+90${mobile[1]}` };
  return { problem: landlineOf(dialled) === undefined ? 'invalid' : 'notMobile' };
}

/** Any Turkish number: mobile and landline as E.164, a 444 number as its seven digits; undefined when it is none. */
export function normalisePhone(text: string): string | undefined {
  const reading = normaliseMobile(text);
  return 'phone' in reading ? reading.phone : landlineOf(withoutSeparators(text));
}

export const zMobile = checkedText({
  longest: 40,
  tidy: (text) => {
    const reading = normaliseMobile(text);
    return 'phone' in reading ? reading.phone : text;
  },
  faultOf: (text) => {
    const reading = normaliseMobile(text);
    return 'phone' in reading ? undefined : mobileFaults[reading.problem];
  },
  example: '+905320000000',
});

export const zPhone = checkedText({
  longest: 40,
  tidy: (text) => normalisePhone(text) ?? text,
  faultOf: (text) => (normalisePhone(text) === undefined ? mobileFaults.invalid : undefined),
  example: '+902620000000',
});

const mobileFaults: Record<'notMobile' | 'invalid', TextFault> = {
  notMobile: {
    code: 'phone_not_mobile',
    tr: 'Bu numara cep telefonu değil; SMS alabilen bir numara yazın.',
    en: 'This is not a mobile number; give one that receives SMS.',
  },
  invalid: {
    code: 'phone_invalid',
    tr: 'Telefon numarası doğru değil; 0532 000 00 00 gibi yazın.',
    en: 'The phone number is not right; write it like 0532 000 00 00.',
  },
};

const withoutSeparators = (text: string): string => text.slice(0, 40).replace(/[\s()./-]+/gu, '');

function landlineOf(dialled: string): string | undefined {
  if (/^444[0-9]{4}$/.test(dialled)) return dialled;
  const national = /^(?:\+90|0090|90|0)?((?:[234][0-9]{2}|850)[0-9]{7})$/.exec(dialled);
  return national ? `+90${national[1]}` : undefined;
}
