import { malformed, parseStrictJson } from './strict-json.ts';

const longestQuery = 8_000;

/** The query parameters that a route knows, each at most once. A misspelt one is refused: in silence it would widen the answer. */
export function readQueryString(url: string, known: readonly string[]): Record<string, string> {
  const start = url.indexOf('?');
  if (start < 0) return {};
  const query = url.slice(start + 1);
  if (query.length > longestQuery) throw malformed('Adres satırı çok uzun; sorguyu gövdede gönderin.', 'The URL is too long; send the query in the body.');
  const values: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    if (!known.includes(name)) throw malformed(`Bilinmeyen sorgu parametresi: ${name.slice(0, 40)}.`, `Unknown query parameter: ${name.slice(0, 40)}.`);
    if (name in values) throw malformed(`Sorgu parametresi iki kez verildi: ${name}.`, `A query parameter is given twice: ${name}.`);
    values[name] = value;
  }
  return values;
}

/** A parameter that carries JSON, as ra-data-simple-rest sends `filter`, `sort` and `range`. */
export const jsonParameter = (value: string | undefined): unknown => (value === undefined ? undefined : parseStrictJson(value));
