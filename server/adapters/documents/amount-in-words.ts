import { isKurus, type Kurus } from '#domain/money/kurus.ts';

const ones = ['', 'bir', 'iki', 'üç', 'dört', 'beş', 'altı', 'yedi', 'sekiz', 'dokuz'] as const;
const tens = ['', 'on', 'yirmi', 'otuz', 'kırk', 'elli', 'altmış', 'yetmiş', 'seksen', 'doksan'] as const;
const groups = ['', 'bin', 'milyon', 'milyar'] as const;

/** `123456` kuruş → `binikiyüzotuzdört lira ellialtı kuruş`, written together as commercial papers want it (TDK). RangeError below zero or above 999 billion lira. */
export function amountInWords(amount: Kurus): string {
  if (!isKurus(amount) || amount < 0) throw new RangeError('Only whole kuruş from zero on can be put in words');
  const lira = Math.floor(amount / 100);
  const kurus = amount % 100;
  return [`${wordsOf(lira) || 'sıfır'} lira`, kurus ? `${wordsOf(kurus)} kuruş` : ''].filter(Boolean).join(' ');
}

function wordsOf(number: number): string {
  return groups
    .map((group, power) => {
      const three = Math.floor(number / 1000 ** power) % 1000;
      if (three === 0) return '';
      // A thousand is "bin", never "birbin"; a million is "birmilyon".
      return three === 1 && group === 'bin' ? group : `${hundreds(three)}${group}`;
    })
    .reverse()
    .join('');
}

function hundreds(three: number): string {
  const hundred = Math.floor(three / 100);
  const prefix = hundred === 0 ? '' : `${hundred === 1 ? '' : ones[hundred]}yüz`;
  return `${prefix}${tens[Math.floor(three / 10) % 10]}${ones[three % 10]}`;
}
