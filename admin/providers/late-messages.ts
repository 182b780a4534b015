import { type Language } from '#domain/language/label.ts';

type Tree = { readonly [key: string]: string | Tree };
type Area = Readonly<Record<Language, Tree>>;

const brought: Area[] = [];

/** The words of screens that few people open: they come with the screen, not with the first load. Said where the screen's module begins. */
export function bringWords(area: Area): void {
  if (!brought.includes(area)) brought.push(area);
}

export const broughtWords = (): readonly Area[] => brought;
