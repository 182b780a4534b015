import { memo } from 'react';
import { type RaRecord } from 'react-admin';
import { type Page } from '#domain/language/resource.ts';
import { titleOf } from '../words.ts';
import { cellOf, type CellWords } from './Cell.tsx';
import { alignsRight, isMonospaced } from './column-choice.ts';

export interface TableRowProps extends Omit<CellWords, 'tabIndex'> {
  readonly page: Page;
  readonly record: RaRecord;
  readonly columns: readonly string[];
  readonly opener: string | undefined;
  /** Undefined where rows are not chosen. */
  readonly chosen: boolean | undefined;
  /** The one row that the tab key stops at. */
  readonly current: boolean;
}

/** One record. What happens on it is heard by the table: a listener for each cell of two hundred rows would be thousands. */
export const TableRow = memo(function TableRow({ page, record, columns, opener, chosen, current, ...words }: TableRowProps) {
  const tabIndex = current ? 0 : -1;
  const to = `/${page.name}/${encodeURIComponent(String(record.id))}/show`;
  return (
    <tr data-row={record.id} className={chosen ? 'chosen' : undefined}>
      {chosen !== undefined && (
        <td className="pick">
          <label>
            <input type="checkbox" data-pick checked={chosen} readOnly tabIndex={tabIndex} aria-label={`${words.say('ra.action.select_row')}: ${titleOf(page, record, words.language)}`} />
          </label>
        </td>
      )}
      {columns.map((name) => {
        const content = cellOf(page, name, record, { ...words, tabIndex });
        const tip = typeof content === 'string' && content.length > 24 ? content : undefined;
        return (
          <td key={name} className={name === opener ? `named ${classOf(page, name) ?? ''}` : classOf(page, name)} data-column={name} title={tip}>
            {name === opener ? (
              <a href={`#${to}`} data-to={to} data-opener className="opener" tabIndex={tabIndex}>
                {isEmpty(record[name]) ? titleOf(page, record, words.language) : content}
              </a>
            ) : (
              content
            )}
          </td>
        );
      })}
    </tr>
  );
});

/** What has no name yet is opened by what it is called otherwise. */
const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '';

export function classOf(page: Page, name: string): string | undefined {
  const field = page.fields[name];
  if (alignsRight(field)) return 'figure';
  return isMonospaced(field) ? 'code' : undefined;
}
