import { Refusal } from '#domain/language/refuse.ts';

/**
 * Why a list file is not read at all. Each code has one sentence, which names what the sender can do about it;
 * `{}` is the place of a detail (column names, a limit).
 */
const sentences = {
  NOT_A_WORKBOOK: [
    'Dosya bir Excel çalışma kitabı değil. Listeyi Excel’de açıp .xlsx olarak kaydedin ve yeniden gönderin.',
    'The file is not an Excel workbook. Open the list in Excel, save it as .xlsx and send it again.'],
  ENCRYPTED: [
    'Dosya parolayla korunuyor. Parolayı kaldırıp yeniden gönderin.',
    'The file is protected by a password. Remove the password and send it again.'],
  MACRO: [
    'Dosyada makro var; makrolu dosya kabul edilmez. Listeyi .xlsx olarak kaydedip yeniden gönderin.',
    'The file contains macros and is not accepted. Save the list as .xlsx and send it again.'],
  ZIP_BOMB: [
    'Dosya açıldığında olağan dışı büyüyor; güvenlik nedeniyle okunmadı.',
    'The file grows beyond reason when unpacked; it was not read for safety.'],
  EXTERNAL_ENTITY: [
    'Dosyanın içinde dışarıya başvuran bir XML tanımı var; güvenlik nedeniyle okunmadı.',
    'The file carries an XML definition that may refer to the outside; it was not read for safety.'],
  TOO_LARGE: [
    'Dosya izin verilen büyüklüğü aşıyor ({}). Listeyi bölerek gönderin.',
    'The file is larger than allowed ({}). Send the list in parts.'],
  TOO_MANY_ROWS: [
    'Listede izin verilenden çok satır var (en çok {}). Listeyi bölerek gönderin.',
    'The list has more rows than allowed (at most {}). Send it in parts.'],
  EMPTY_LIST: [
    'Listede başvuru satırı yok.',
    'The list has no application rows.'],
  NO_HEADER: [
    'Başlık satırı bulunamadı. FRM.01.03 formundaki sütun başlıklarını kullanın.',
    'No header row was found. Use the column headers of form FRM.01.03.'],
  MISSING_COLUMN: [
    'Listede zorunlu sütun eksik: {}. Sütun başka bir adla duruyorsa, adı “Liste sütun başlıkları”na eklenip onaylanınca liste okunur.',
    'The list lacks a required column: {}. If it stands there by another name, the list is read once that name is added to the list headings and approved.'],
  NAME_IN_ONE_COLUMN: [
    'Ad ve soyad tek sütunda yazılmış: {}. Adı ve soyadı ayrı sütunlara yazıp listeyi yeniden gönderin.',
    'First and last name stand in one column: {}. Write them in two columns and send the list again.'],
  REPEATED_COLUMN: [
    'Aynı anlama gelen iki sütun var: {}. Birini silip yeniden gönderin.',
    'Two columns mean the same: {}. Remove one of them and send the list again.'],
  MORE_THAN_ONE_LIST: [
    'Dosyada birden çok başvuru listesi var: {}. Her listeyi ayrı dosyada gönderin.',
    'The file holds more than one list: {}. Send each list in its own file.'],
  UNREADABLE: [
    'Dosya bozuk ya da okunamıyor. Listeyi Excel’de açıp yeniden kaydedin.',
    'The file is damaged or cannot be read. Open the list in Excel and save it again.'],
  TIMEOUT: [
    'Dosya {} saniye içinde okunamadı. Listeyi bölerek gönderin.',
    'The file could not be read within {} seconds. Send the list in parts.'],
} as const satisfies Record<string, readonly [tr: string, en: string]>;

export type ListFileCode = keyof typeof sentences;

export const isListFileCode = (code: unknown): code is ListFileCode => typeof code === 'string' && Object.hasOwn(sentences, code);

/** A file that gives no list. `tr` and `en` are shown as they stand; nothing of the file's content is in them but column and sheet names. */
export class ListFileError extends Error {
  readonly code: ListFileCode;
  readonly detail: string;
  readonly tr: string;
  readonly en: string;

  constructor(code: ListFileCode, detail: string | number = '') {
    // Sheet and column names come from the file: short, so that a sentence stays a sentence.
    const shown = String(detail).slice(0, 200);
    const [tr, en] = sentences[code];
    super(`${code}${shown && `: ${shown}`}`);
    this.name = 'ListFileError';
    this.code = code;
    this.detail = shown;
    this.tr = tr.replace('{}', () => shown);
    this.en = en.replace('{}', () => shown);
  }
}

/** The same "no" in the words of the API: 422 unreadable_file, with the code of the list in `details.reason`. */
export const asRefusal = (error: ListFileError): Refusal =>
  new Refusal('unreadable_file', error.tr, error.en, { reason: error.code });
