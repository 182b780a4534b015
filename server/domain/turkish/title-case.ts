/**
 * A name for display: `AYŞE NUR ÖZTÜRK-İPEK` → `Ayşe Nur Öztürk-İpek`, `SAĞLIK VE SPOR` → `Sağlık ve Spor`.
 * Only for display: the record keeps the name as the population register writes it.
 */
export const titleCase = (text: string): string =>
  text.replace(/[\p{L}\p{M}'’]+/gu, (word, place: number) => {
    const lower = word.toLocaleLowerCase('tr');
    return place > 0 && joining.has(lower) ? lower : capitalised(lower);
  });

/** Turkish upper case, for names on official paper. Never for e-mail, codes or IBAN. */
export const upperTurkish = (text: string): string => text.toLocaleUpperCase('tr');

const joining = new Set(['ve', 'ile', 'veya']);

const capitalised = (word: string): string => {
  const [first = '', ...rest] = word;
  return first.toLocaleUpperCase('tr') + rest.join('');
};
