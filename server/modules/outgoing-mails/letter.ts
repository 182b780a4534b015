import { filledIn } from '#domain/letter-text.ts';

/** The same for a letter in which one of ours wrote himself: his text keeps its lines and stands where the template says {{metin}}. */
export const withOwnText = (body: string, values: Readonly<Record<string, unknown>>, ownText: string): string =>
  body.split('{{metin}}').map((part) => filledIn(part, values)).join(ownText.trim()).slice(0, 8000);
