import { fold } from '#domain/turkish/fold.ts';
import type { Sheet } from './sheet-cells.ts';

/** What the sender wrote above the table, as text and unchecked; absent where the file has no such line. */
export interface FormHead {
  readonly title?: string;
  readonly version?: string;
  readonly date?: string;
  readonly institution?: string;
  readonly institutionTaxNumber?: string;
  readonly officer?: string;
  readonly officerNumber?: string;
  /** Number of the form as we issued it. */
  readonly formNumber?: string;
  /** Number of the list whose refused rows the file carries. */
  readonly listNumber?: string;
}

const labels: Readonly<Record<string, keyof FormHead>> = {
  SURUM: 'version', VERSIYON: 'version', 'REVIZYON NO': 'version',
  TARIH: 'date',
  'KURUM ADI': 'institution', KURUM: 'institution',
  'VERGI KIMLIK NO': 'institutionTaxNumber', VKN: 'institutionTaxNumber', 'VERGI NO': 'institutionTaxNumber',
  'E IMZA SORUMLUSU': 'officer', 'KURUM E IMZA SORUMLUSU': 'officer',
  'T C KIMLIK NO': 'officerNumber', 'TC KIMLIK NO': 'officerNumber', TCKN: 'officerNumber',
  'FORM NO': 'formNumber', 'LISTE NO': 'listNumber',
};

/** Reads "label: value", in one cell or with the value in the next filled cell of the line. */
export function formHead(lines: Sheet['rows']): FormHead {
  const head: { -readonly [Key in keyof FormHead]: string } = {};
  for (const line of lines.slice(0, 20)) {
    const texts = line.cells.flatMap((cell) => (cell ? [cell.text.trim().slice(0, 200)] : [])).filter(Boolean);
    if (head.title === undefined && /FRM\.?\s?\d/i.test(texts[0] ?? '')) head.title = texts[0]!;
    for (const [at, text] of texts.entries()) {
      const [, label = '', value = ''] = /^([^:]{1,60}):(.*)$/s.exec(text) ?? [];
      const key = labels[fold(label).replace(/^FRM [0-9 ]+/, '')];
      const found = value.trim() || (texts[at + 1] ?? '');
      if (key && head[key] === undefined && found !== '' && !found.endsWith(':')) head[key] = found;
    }
  }
  return head;
}
