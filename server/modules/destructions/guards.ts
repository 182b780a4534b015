import { instantAt } from '#domain/calendar/dates.ts';
import { instantAfter } from '#domain/calendar/durations.ts';
import { formatInstantTr } from '#domain/calendar/wording.ts';
import { refuse } from '#domain/language/refuse.ts';
import { loadedRow, loadedRows } from '../../engine/loaded.ts';
import { type Given, type Row } from '../../engine/types.ts';

/** States in which something is still to be done; every other state of these nouns is an end. */
const open: Readonly<Record<string, (row: Row) => boolean>> = {
  applications: ({ state }) => !['delivered', 'expired', 'cancelled', 'rejected'].includes(state),
  items: ({ state }) => !['packed', 'destroyed', 'dropped'].includes(state),
  shipments: ({ state }) => !['delivered', 'resent', 'closed', 'lost'].includes(state),
  duties: ({ state }) => ['proposed', 'active'].includes(state),
  calls: ({ state }) => state === 'open',
  documents: ({ state }) => ['received', 'mismatched'].includes(state),
  proposals: () => true,
  letters: () => true,
};
const words: Readonly<Record<string, string>> = {
  applications: 'ön başvuru', items: 'üretim kalemi', shipments: 'gönderi', duties: 'e-imza sorumluluğu', calls: 'çağrı kaydı', documents: 'incelenen evrak', proposals: 'değişiklik talebi', letters: 'gönderilecek e-posta',
};
const openMoney: Readonly<Record<string, (row: Row) => boolean>> = {
  charges: ({ state }) => ['accrued', 'partlyPaid'].includes(state),
  payments: ({ state }) => !['allocated', 'refunded', 'reversed'].includes(state),
  invoices: ({ state }) => !['delivered', 'cancelled'].includes(state),
};

export const guards = {
  personStands: (_: unknown, given: Given) => loadedRow(given, 'personRecord')?.state !== 'destroyed'
    || refuse('ALREADY_DESTROYED', 'Bu kişinin verileri zaten imha edildi.', 'The data of this person were destroyed already.'),
  noOtherRequest: ({ id }: Pick<Row, 'id'>, given: Given) => loadedRows(given, 'requests').every((one) => one.id === id)
    || refuse('DESTRUCTION_OPEN', 'Bu kişi için onay bekleyen bir imha talebi var.', 'A request about this person waits for approval already.'),
  noLegalHold: (_: unknown, given: Given) => loadedRow(given, 'personRecord')?.state !== 'blocked'
    || refuse('LEGAL_HOLD', 'Kişi işleme kapalı: veriler hukuki bekletmede. Önce bekletme kaldırılmalı.', 'The person is blocked: the data are under legal hold, which must be lifted first.'),
  nothingPending(_: unknown, given: Given) {
    const pending = Object.entries(open).map(([load, isOpen]) => [load, loadedRows(given, load).filter(isOpen).length] as const).filter(([, count]) => count > 0);
    return pending.length === 0 || refuse('STILL_PENDING', `Süren işler var: ${pending.map(([load, count]) => `${count} ${words[load]}`).join(', ')}. Bitmeden imha yapılamaz.`,
      `Still under way: ${pending.map(([load, count]) => `${count} ${load}`).join(', ')}.`);
  },
  noMoneyOpen: (_: unknown, given: Given) => Object.entries(openMoney).every(([load, isOpen]) => !loadedRows(given, load).some(isOpen))
    || refuse('MONEY_OPEN', 'Kapanmamış borç, ödeme ya da fatura var; hesap kapanmadan imha yapılamaz.', 'A charge, payment or invoice is still open.'),
  noLivingCertificate: (_: unknown, given: Given) => !loadedRows(given, 'certificates').some(({ state }) => ['scheduled', 'active', 'suspended'].includes(state))
    || refuse('CERTIFICATE_LIVES', 'Kişinin kullanımda, askıda ya da ileri tarihli sertifikası var; önce iptal edilmeli ya da süresi dolmalı.', 'The person has a certificate that is not ended.'),
  retentionOver(_: unknown, given: Given) {
    const [longest] = periods(given).filter(({ until }) => until > given.now).sort((one, other) => (one.until < other.until ? 1 : -1));
    return longest === undefined || refuse('RETENTION_RUNS', `Yasal saklama süresi dolmadı: ${longest.what} ${formatInstantTr(longest.until)} anına kadar saklanmalı.`,
      `The law still demands keeping: ${longest.what} until ${longest.until}.`);
  },
};

interface Period {
  readonly what: string;
  readonly until: string;
}

/** Until when each of the person's records must be kept; the years are settings. */
function periods(given: Given): Period[] {
  const setting = (name: string) => String(given[name]);
  const classes: Readonly<Record<string, string>> = { archive20: setting('certificateRetention'), finance10: setting('financeRetention'), refused2: setting('refusedRetention') };
  const kept = (load: string, what: string, since: (row: Row) => string, duration: (row: Row) => string) =>
    // What was expected and never came holds nothing to keep.
    loadedRows(given, load).filter(({ state }) => state !== 'expected').map((row): Period => ({ what, until: instantAfter(since(row), duration(row)) }));
  const ended = (row: Row) => row.stateSince;
  return [
    ...kept('certificates', 'sertifika kaydı', (row) => String(row['revokedAt'] ?? row['notAfter'] ?? row.stateSince), () => setting('certificateRetention')),
    ...kept('documents', 'evrak', (row) => String(row['receivedAt'] ?? row['originalReceivedAt'] ?? row.createdAt), (row) => classes[String(row['retention'])] ?? setting('certificateRetention')),
    ...['charges', 'payments', 'invoices'].flatMap((load) => kept(load, 'mali kayıt', endOfYear, () => setting('financeRetention'))),
    ...kept('applications', 'başvuru kaydı', ended, ({ state }) => setting(state === 'delivered' ? 'certificateRetention' : 'refusedRetention')),
    ...kept('calls', 'çağrı kaydı', ended, () => setting('callRetention')),
  ];
}

/** Commercial law counts from the end of the calendar year. */
const endOfYear = (row: Row): string => instantAt(`${Number(row.stateSince.slice(0, 4)) + 1}-01-01`);
