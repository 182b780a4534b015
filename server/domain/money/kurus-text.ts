import { checkedText } from '../identifiers/checked-text.ts';
import { isKurus } from './kurus.ts';
import type { Kurus } from './kurus.ts';

/** `1.234,56 TL`; RangeError when the amount is not whole kuruş. */
export const formatKurus = (amount: Kurus): string => `${formatAmount(amount)} TL`;

/** `1.234,56`, for columns whose heading names the currency. */
export function formatAmount(amount: Kurus): string {
  if (!isKurus(amount)) throw new RangeError('Money must be whole kuruş within bounds');
  const digits = String(Math.abs(amount)).padStart(3, '0');
  const lira = digits.slice(0, -2).replace(/\B(?=(?:[0-9]{3})+$)/g, '.');
  return `${amount < 0 ? '-' : ''}${lira},${digits.slice(-2)}`;
}

/**
 * An amount in lira as people and banks write it → kuruş: `1.234,56`, `1234,5`, `1,234.56`, `1234.56`, `₺1.234 TL`.
 * Undefined when it is none or could mean two amounts: `1,234` is a thousand in English and a fraction in Turkish.
 * `1.234` is a thousand and more: with a point Turkish writes thousands, and nobody writes three decimals of a lira.
 */
export function parseKurus(text: string): Kurus | undefined {
  if (text.length > 40) return undefined;
  const match = /^([-+−]?)([0-9.,]+)$/.exec(text.replace(/[\s\u00A0]|₺|TL|TRY/giu, ''));
  const parts = match?.[2] === undefined ? undefined : liraAndKurus(match[2]);
  if (!parts) return undefined;
  const amount = Number(parts.lira) * 100 + Number(parts.fraction.padEnd(2, '0'));
  if (!isKurus(amount)) return undefined;
  return amount !== 0 && (match?.[1] === '-' || match?.[1] === '−') ? -amount : amount;
}

export const zLiraText = checkedText({
  longest: 40,
  tidy: (text) => text.trim(),
  faultOf: (text) =>
    parseKurus(text) === undefined
      ? { code: 'amount_unclear', tr: 'Tutar anlaşılamadı; 1.234,56 gibi yazın.', en: 'The amount is unclear; write it like 1.234,56.' }
      : undefined,
  example: '1.234,56',
});

const forms = [
  /^([0-9]+)(?:[.,]([0-9]{1,2}))?$/, // 1234  1234,5  1234.56
  /^([1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,([0-9]{1,2}))?$/, // 1.234  1.234,56
  /^([1-9][0-9]{0,2}(?:,[0-9]{3})+)\.([0-9]{1,2})$/, // 1,234.56
  /^([1-9][0-9]{0,2}(?:,[0-9]{3}){2,})$/, // 1,234,567: two commas cannot be decimals
];

function liraAndKurus(text: string): { lira: string; fraction: string } | undefined {
  for (const form of forms) {
    const match = form.exec(text);
    if (match?.[1]) return { lira: match[1].replace(/[.,]/g, ''), fraction: match[2] ?? '' };
  }
  return undefined;
}
