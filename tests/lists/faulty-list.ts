import { type ColumnKey } from '#domain/list-columns.ts';
import { personNumbers, type Person } from './filled-workbook.ts';

const firstNames = ['Ayşe', 'Mehmet', 'Işıl', 'Çağrı', 'Ömer', 'Gülşen', 'İbrahim', 'Şule'];
const lastNames = ['Yılmaz', 'Kaya', 'Öztürk', 'Çelik', 'Işık', 'Güneş', 'Doğan', 'Şahin', 'Arslan'];

/** People whose rows are in order. */
export const soundPeople = (count: number): Person[] => personNumbers(count).map((personNumber, at) => ({
  sequence: at + 1, personNumber, firstName: firstNames[at % 8] ?? '', lastName: lastNames[at % 9] ?? '', birthDate: `${String(1 + (at % 28)).padStart(2, '0')}.0${1 + (at % 9)}.19${70 + (at % 30)}`,
  email: `kisi${at + 1}@ornek.edu.tr`, phone: `0532 ${String(1_000_000 + at).replace(/(\d{3})(\d{2})(\d{2})/, '$1 $2 $3')}`, unit: 'Rektörlük', title: 'Memur', staffNumber: `S${at + 1}`, years: '3', reader: 'Yok', payer: 'Kurum', reason: 'Yeni',
}));

const spoilt: readonly (readonly [ColumnKey, string])[] = [
  ['firstName', 'Ahm3t'], ['email', 'ali@@ornek'], ['birthDate', '31.02.1980'], ['reader', 'belki'], ['personNumber', '12345678901'], ['payer', 'Devlet'], ['reason', 'Kim bilir'], ['years', '9'], ['lastName', ''],
];

export interface FaultyList {
  readonly people: readonly Person[];
  /** The same people before anything was spoilt. */
  readonly sound: readonly Person[];
  /** Row numbers of the bad rows, ascending; `block`: those of them that stand together, with a phone that is no mobile. */
  readonly bad: readonly number[];
  readonly block: readonly number[];
}

/** As institutions send it: most rows right, ten that somebody filled down with the switchboard's number, the rest spread over the list. */
export function faultyList(count: number, bad: number): FaultyList {
  const sound = soundPeople(count);
  const middle = Math.floor(count / 2);
  const block = Array.from({ length: 10 }, (_, at) => middle + at + 1);
  const spread = Array.from({ length: bad - block.length }, (_, at) => Math.floor(((at + 0.5) * count) / (bad - block.length)) + 1).map((row) => (block.includes(row) ? row + 20 : row));
  const people = sound.map((one, at) => {
    if (block.includes(at + 1)) return { ...one, phone: '0312 123 45 67', unit: '' };
    const which = spread.indexOf(at + 1);
    const [key, text] = spoilt[which % spoilt.length] ?? ['firstName', ''];
    return which === -1 ? one : { ...one, [key]: text };
  });
  return { people, sound, bad: [...spread, ...block].sort((one, other) => one - other), block };
}
