import { labelIn, type Language } from '#domain/language/label.ts';
import { type Page } from '#domain/language/resource.ts';

/** Names that every record carries; the pages do not repeat them. */
export const engineFieldLabels = {
  id: { tr: 'Kayıt anahtarı', en: 'Record key' },
  version: { tr: 'Sürüm', en: 'Version' },
  state: { tr: 'Durum', en: 'State' },
  stateSince: { tr: 'Bu durumda', en: 'In this state since' },
  dueAt: { tr: 'Son zaman', en: 'Due' },
  createdAt: { tr: 'Kayıt zamanı', en: 'Created' },
  updatedAt: { tr: 'Son değişiklik', en: 'Last change' },
} as const;

/** What react-admin asks for each resource, out of the pages: names and field labels. */
export function pageMessages(pages: readonly Page[], language: Language) {
  return { resources: Object.fromEntries(pages.map((page) => [page.name, messagesOf(page, language)])) };
}

function messagesOf(page: Page, language: Language) {
  const one = labelIn(language, page.label, page.name);
  const many = page.plural === undefined ? one : labelIn(language, page.plural, page.name);
  const own = Object.entries(page.fields).map(([name, field]) => [name, labelIn(language, field.label, name)]);
  const common = Object.entries(engineFieldLabels).map(([name, label]) => [name, label[language]]);
  return { name: `${one} |||| ${many}`, fields: Object.fromEntries([...common, ...own]) as Record<string, string> };
}
