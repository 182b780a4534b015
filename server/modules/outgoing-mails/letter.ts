/**
 * A template with its values: `{{ad}}` becomes the value, a value that lacks becomes a dash. Line breaks in values are flattened,
 * so that nobody writes paragraphs of his own into our letters.
 */
export const filledIn = (body: string, values: Readonly<Record<string, unknown>>): string =>
  body.replace(/\{\{([a-zA-Z]{1,40})\}\}/g, (_, name: string) => {
    const value = values[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value).replace(/\s+/g, ' ').trim().slice(0, 1000) || '—' : '—';
  }).slice(0, 8000);

/** The same for a letter in which one of ours wrote himself: his text keeps its lines and stands where the template says {{metin}}. */
export const withOwnText = (body: string, values: Readonly<Record<string, unknown>>, ownText: string): string =>
  body.split('{{metin}}').map((part) => filledIn(part, values)).join(ownText.trim()).slice(0, 8000);
