/**
 * A template with its values: `{{ad}}` becomes the value, a value that lacks becomes a dash. Line breaks in values are flattened,
 * so that nobody writes paragraphs of his own into our letters.
 */
export const filledIn = (body: string, values: Readonly<Record<string, unknown>>): string =>
  body.replace(/\{\{([a-zA-Z]{1,40})\}\}/g, (_, name: string) => {
    const value = values[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value).replace(/\s+/g, ' ').trim().slice(0, 1000) || '—' : '—';
  }).slice(0, 8000);
