import { labelIn, type Language } from '#domain/language/label.ts';
import { type GridColumn, type GridRow } from './columns.ts';

/** What a cell says in one text; empty when nothing is chosen. */
export function cellText(column: GridColumn, row: GridRow, language: Language): string {
  const value = row[column.key];
  if (value === null || value === undefined) return '';
  if (column.kind === 'texts') return String((value as Partial<Record<Language, string>>)[language] ?? '');
  const codes = column.kind === 'choices' ? (Array.isArray(value) ? value.map(String) : []) : [String(value)];
  return codes.filter((code) => code !== '').map((code) => (column.codes ? code : labelIn(language, column.choices?.[code], code))).join(', ');
}

/** The value without what says nothing: an empty set of a column that may be empty is left out. */
export function withCell(row: GridRow, column: GridColumn, value: unknown): GridRow {
  const next: Record<string, unknown> = { ...row, [column.key]: value };
  if (column.empty !== undefined && (value === undefined || (Array.isArray(value) && value.length === 0) || isBlank(value))) delete next[column.key];
  return next;
}

const isBlank = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every((text) => typeof text === 'string' && text.trim() === '');
