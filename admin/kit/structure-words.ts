import { courierMeanings } from '#domain/courier-meanings.ts';
import { humanise, labelIn, type Label, type Language } from '#domain/language/label.ts';
import { type Field } from '#domain/language/field.ts';
import { type Page } from '#domain/language/resource.ts';
import { staffRoles } from '#domain/roles.ts';
import { pageOf, pages } from '../pages.ts';
import { dayText, fieldLabel, momentText, roleLabel, textOf } from './words.ts';

/*
 * The small structures that some fields hold have parts without declared words. Most parts are fields of some noun, so they are
 * called what that noun calls them; the few others have their words here.
 */

const parts: Readonly<Record<string, Label>> = {
  role: { tr: 'Rol', en: 'Role' },
  from: { tr: 'Başlangıç', en: 'From' },
  until: { tr: 'Bitiş', en: 'Until' },
  address: { tr: 'Hücre', en: 'Cell' },
  column: { tr: 'Sütun', en: 'Column' },
  text: { tr: 'Metin', en: 'Text' },
  value: { tr: 'Değer', en: 'Value' },
  was: { tr: 'Önceki', en: 'Before' },
  weight: { tr: 'Ağırlık', en: 'Weight' },
  // Of letters, as their templates call them.
  ad: { tr: 'Ad', en: 'Name' },
  kurum: { tr: 'Kurum', en: 'Institution' },
  basvuruNo: { tr: 'Başvuru no', en: 'Application' },
  seriNo: { tr: 'Seri no', en: 'Serial number' },
  sonGun: { tr: 'Son gün', en: 'Last day' },
  enErken: { tr: 'En erken', en: 'Earliest' },
  hatali: { tr: 'Hatalı', en: 'Faulty' },
  mukerrer: { tr: 'Mükerrer', en: 'Duplicate' },
  message: { tr: 'Hata', en: 'Error' },
  link: { tr: 'Bağlantı', en: 'Link' },
  name: { tr: 'Ad', en: 'Name' },
  date: { tr: 'Tarih', en: 'Date' },
  amount: { tr: 'Tutar', en: 'Amount' },
};

/** Words of single values, where a field's values are codes that no choice declares. */
const values: Readonly<Record<string, Readonly<Record<string, Label>>>> = {
  'carriers.codeMap': courierMeanings,
  'messages.missing': {
    INSTITUTION_UNDERTAKING: { tr: 'Kurumsal taahhütname', en: 'Undertaking of the institution' },
    OFFICER_UNDERTAKING: { tr: 'e-İmza sorumlusu taahhütnamesi', en: 'Undertaking of the officer' },
    EXCEL_LIST: { tr: 'Excel başvuru listesi', en: 'Excel list' },
    SIGNED_LIST: { tr: 'İmzalı başvuru listesi', en: 'Signed list' },
    SCAN: { tr: 'Tarama', en: 'Scan' },
    ASSESSMENT_FORM: { tr: 'Uyum değerlendirme formu', en: 'Assessment form' },
  },
};

// What a structure is about, as a rule: the data of people and of their applications.
const firstAsked = ['pre-applications', 'people', 'institutions'];

function fieldCalled(page: Page, part: string): { readonly page: Page; readonly field: Field } | undefined {
  for (const one of [page, ...firstAsked.flatMap((noun) => pageOf(noun) ?? []), ...pages]) {
    const field = one.fields[part];
    if (field) return { page: one, field };
  }
  return undefined;
}

/** What a part is called. `page` is the noun that the structure is about. */
export function partLabel(page: Page, part: string, language: Language): string {
  if (page.fields[part]) return fieldLabel(page, part, language);
  const own = Object.hasOwn(parts, part) ? parts[part] : undefined;
  if (own !== undefined) return labelIn(language, own, part);
  const found = fieldCalled(page, part);
  if (found) return fieldLabel(found.page, part, language);
  // A code is not broken up into words.
  return /^[a-z][A-Za-z]*$/.test(part) ? humanise(part) : part;
}

const id = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
// Settings write durations in English: '6 months'.
const turkishUnits: Readonly<Record<string, string>> = { minute: 'dakika', hour: 'saat', day: 'gün', month: 'ay', year: 'yıl' };

/** A single value in words; undefined where it says nothing to a person. `place` is `<noun>.<field>` of the structure. */
export function partText(place: string, page: Page, part: string | undefined, value: unknown, language: Language): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value === 'boolean') return value ? (language === 'tr' ? 'Evet' : 'Yes') : language === 'tr' ? 'Hayır' : 'No';
  const known = values[place]?.[String(value)];
  if (known !== undefined) return labelIn(language, known, String(value));
  const field = part === undefined ? undefined : fieldCalled(page, part)?.field;
  if (field?.kind === 'choice' || field?.kind === 'money') return textOf(field, value, language);
  if (typeof value === 'number') return value.toLocaleString(language === 'tr' ? 'tr-TR' : 'en-GB');
  const text = String(value);
  if (id.test(text)) return undefined;
  if ((staffRoles as readonly string[]).includes(text)) return roleLabel(text, language);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return dayText(text);
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return momentText(text);
  return language === 'tr' ? text.replace(/^(\d+) (minute|hour|day|month|year)s?$/, (_, count: string, unit: string) => `${count} ${turkishUnits[unit] ?? unit}`) : text;
}
