import { Refusal, refusalStatus, type InputFault, type RefusalCode, type Sentence } from '#domain/language/refuse.ts';
import { type Language } from '#domain/language/label.ts';
import { MoneyOutOfBounds } from '#domain/money/kurus.ts';

/** RFC 9457 problem document; `instance` is the id of the request, by which a person can ask and we can look. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: RefusalCode;
  readonly detail: string;
  readonly instance: string;
  readonly errors?: readonly { readonly path: string; readonly code: string; readonly message: string }[];
  readonly sentences?: readonly { readonly code: string; readonly sentence: string }[];
  readonly [extra: string]: unknown;
}

/** What of a refusal's details leaves the house; a constraint's name, say, does not. */
const tellable = ['state', 'since', 'by', 'currentVersion', 'fields', 'retryAfterSeconds', 'allow', 'count', 'limit'] as const;

export function problemOf(refusal: Refusal, language: Language, requestId: string): Problem {
  const { errors, sentences } = refusal.details;
  const told = tellable.filter((name) => refusal.details[name] !== undefined).map((name) => [name, refusal.details[name]]);
  return {
    type: `urn:nes-konsol:problem:${refusal.code}`,
    title: titles[refusal.code][language],
    status: refusalStatus[refusal.code],
    code: refusal.code,
    detail: refusal[language],
    instance: `urn:request:${requestId}`,
    ...(errors && errors.length > 0 ? { errors: errors.map((fault) => faultIn(language, fault)) } : {}),
    ...(sentences && sentences.length > 0 ? { sentences: sentences.map((sentence) => sentenceIn(language, sentence)) } : {}),
    ...Object.fromEntries(told),
  };
}

const faultIn = (language: Language, fault: InputFault) => ({ path: fault.path, code: fault.code, message: fault[language] });
export const sentenceIn = (language: Language, sentence: Sentence) => ({ code: sentence.code, sentence: sentence[language] });

/** Whatever was not foreseen. The sentence tells nothing of the inside; the log has the rest under the request's id. */
export const unexpected = (): Refusal =>
  new Refusal('unexpected', 'Beklenmeyen bir hata oluştu; işlem yapılmadı. Sürerse istek numarasıyla destek isteyin.', 'Something unexpected happened; nothing was changed.');

/** PostgreSQL gone or full: worth another try, and no fault of the request. */
const passing = /^(08|53|57P0)/;
const passingNetwork = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);
/** Text that PostgreSQL cannot store, or a number beyond its column: input that got past the page's own checks. */
const badValues = new Set(['22P05', '22021', '22003', '22007', '22008', '22P02']);

export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof MoneyOutOfBounds) return new Refusal('invalid_input', 'Tutarların toplamı izin verilen sınırı aşıyor.', 'The amounts come to a sum out of bounds.');
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string') return unexpected();
  if (badValues.has(code)) return new Refusal('invalid_input', 'Gönderilen değerlerden biri saklanamıyor.', 'One of the values cannot be stored.');
  if (passing.test(code) || passingNetwork.has(code)) return new Refusal('unavailable', 'Sistem şu anda yanıt veremiyor; biraz sonra yeniden deneyin.', 'The system cannot answer now; try again shortly.');
  return unexpected();
}

const titles: Readonly<Record<RefusalCode, Record<Language, string>>> = {
  malformed: { tr: 'İstek okunamadı', en: 'Malformed request' },
  personal_filter_in_url: { tr: 'Kişisel bilgi adres satırında', en: 'Personal data in the URL' },
  not_signed_in: { tr: 'Oturum açılmamış', en: 'Not signed in' },
  wrong_credentials: { tr: 'Giriş bilgileri hatalı', en: 'Wrong credentials' },
  code_required: { tr: 'Doğrulama kodu gerekli', en: 'Code required' },
  enrolment_required: { tr: 'İkinci etken kurulmalı', en: 'Second factor to be enrolled' },
  not_permitted: { tr: 'Yetki yok', en: 'Not permitted' },
  foreign_origin: { tr: 'Yabancı kaynak', en: 'Foreign origin' },
  not_found: { tr: 'Bulunamadı', en: 'Not found' },
  method_not_allowed: { tr: 'Yöntem desteklenmiyor', en: 'Method not allowed' },
  illegal_state: { tr: 'Bu durumda yapılamaz', en: 'Not in this state' },
  guard_refused: { tr: 'Koşul sağlanmadı', en: 'A condition is not met' },
  conflict: { tr: 'Çakışma', en: 'Conflict' },
  already_exists: { tr: 'Zaten var', en: 'Already exists' },
  in_progress: { tr: 'Başka bir işlem sürüyor', en: 'In progress' },
  stale_version: { tr: 'Kayıt değişmiş', en: 'Stale version' },
  too_large: { tr: 'İstek çok büyük', en: 'Too large' },
  unsupported_type: { tr: 'İçerik türü desteklenmiyor', en: 'Unsupported content type' },
  invalid_input: { tr: 'Girdi geçersiz', en: 'Invalid input' },
  not_writable: { tr: 'Alan değiştirilemez', en: 'Not writable' },
  use_cursor: { tr: 'İmleç kullanın', en: 'Use a cursor' },
  too_many_rows: { tr: 'Satır sayısı sınırı aşıyor', en: 'Too many rows' },
  personal_filter_in_view: { tr: 'Görünümde kişisel süzgeç', en: 'Personal filter in a view' },
  key_reused: { tr: 'Anahtar yeniden kullanıldı', en: 'Key reused' },
  unreadable_file: { tr: 'Dosya okunamadı', en: 'Unreadable file' },
  infected_file: { tr: 'Virüslü dosya', en: 'Infected file' },
  file_held: { tr: 'Dosya karantinada', en: 'File in quarantine' },
  version_required: { tr: 'Sürüm gerekli', en: 'Version required' },
  locked_out: { tr: 'Çok fazla başarısız giriş', en: 'Too many failed sign-ins' },
  too_many_requests: { tr: 'Çok fazla istek', en: 'Too many requests' },
  unexpected: { tr: 'Beklenmeyen hata', en: 'Unexpected error' },
  unavailable: { tr: 'Hizmet kullanılamıyor', en: 'Unavailable' },
};
