import { currentForm } from '#domain/list-columns.ts';
import { type Row } from '../../engine/types.ts';
import { quoted } from './columns.ts';
import { type ApplicationList } from './list-table.ts';

/** What the operator should know of a file before it is accepted, in Turkish; none of it stops the list. No value of a person is among it. */
export function remarksAbout(read: ApplicationList, form: Row | undefined, institution: { readonly id: string; readonly vkn: unknown }): string[] {
  const { form: head, hiddenRows, strange, remarks, rows } = read;
  // Below the last person stand the closing sentence and the signature; in the midst somebody may have been meant.
  const between = remarks.map(({ excelRow }) => excelRow).filter((row) => row < (rows.at(-1)?.excelRow ?? 0));
  const said: (string | false)[] = [
    head.formNumber !== undefined && form === undefined && `Dosyadaki form numarası (${head.formNumber.slice(0, 40)}) bizim verdiğimiz bir form değil.`,
    form !== undefined && form['institution'] !== institution.id && `Dosyadaki form (${String(form['reference'])}) başka bir kuruma verilmiş. Liste doğru kuruma mı kaydedildi, kontrol edin.`,
    ofAnother(head.institutionTaxNumber, institution.vkn) && `Dosyada yazan vergi kimlik no (${digits(head.institutionTaxNumber)}) bu kurumun değil. Liste doğru kuruma mı kaydedildi, kontrol edin.`,
    anotherForm(head.title) ?? anotherVersion(head.version),
    hiddenRows.length > 0 && `Excel’de gizli olan ${hiddenRows.length} satır da okundu (${rowsInWords(hiddenRows)}).`,
    between.length > 0 && `Kişilerin arasında başvuru sayılmayan satır var: ${rowsInWords(between)}.`,
    strange.some((header) => !own.has(header)) && `Tanınmayan sütunlar okunmadı: ${quoted(strange.filter((header) => !own.has(header)).slice(0, 5))}.`,
  ];
  return said.filter((sentence) => sentence !== false);
}

/** The last column of the file that we send back with what is wrong. */
const own = new Set(['Düzeltilecekler']);
const digits = (text: string | undefined): string => (text ?? '').replace(/[^0-9]/g, '').slice(0, 11);

const ofAnother = (written: string | undefined, vkn: unknown): boolean => digits(written).length === 10 && typeof vkn === 'string' && digits(written) !== vkn;

function anotherForm(title: string | undefined): string | undefined {
  const code = /FRM\.?\s?\d{1,2}\.\d{1,2}/i.exec(title ?? '')?.[0].toUpperCase().replace(/^FRM\.?\s?/, 'FRM.');
  return code === undefined || code === currentForm.code ? undefined : `Dosyanın başlığında ${code} yazıyor; başvuru listesinin formu ${currentForm.code}.`;
}

function anotherVersion(version: string | undefined): string | false {
  const number = /^\D{0,3}(\d{1,2})$/.exec((version ?? '').trim())?.[1];
  return number !== undefined && Number(number) !== Number(currentForm.version) && `Formun sürümü ${number}; güncel sürüm ${currentForm.version}.`;
}

const rowsInWords = (rows: readonly number[]): string => `${rows.slice(0, 8).map((row) => `${row}.`).join(', ')}${rows.length > 8 ? ' …' : ''} satır`;
