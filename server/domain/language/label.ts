/** What a person reads. A bare string is Turkish; English is then humanised from the identifier. */
export type Label = string | { readonly tr: string; readonly en: string };
export type Language = 'tr' | 'en';

export function labelIn(language: Language, label: Label | undefined, identifier: string): string {
  if (label === undefined) return humanise(identifier);
  if (typeof label !== 'string') return label[language];
  return language === 'tr' ? label : humanise(identifier);
}

/** 'preApplicationKind' or 'pre-applications' → 'Pre application kind' */
export function humanise(identifier: string): string {
  const words = identifier.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[-_]/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
