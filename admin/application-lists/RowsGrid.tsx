import { Box, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography, Link as MuiLink } from '@mui/material';
import { useState, type KeyboardEvent } from 'react';
import { useTranslate, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { type RowCell, type RowFault } from '#domain/list-rows.ts';
import { choicesOf } from '../kit/choices.ts';
import { unseen } from '../kit/unseen.ts';
import { fieldLabel, useLanguage } from '../kit/words.ts';
import { knownPage } from '../pages.ts';
import { isMasked } from '../providers/patch.ts';

interface Column {
  readonly key: string;
  readonly heading: string;
  readonly order: number;
}

/** Columns of the form that have another name on the application. */
const becomes: Readonly<Record<string, string>> = { unit: 'unitName', title: 'jobTitle' };

/** A grid like the sheet: the arrow keys go from cell to cell, a red corner marks a fault, and its sentence stands below. */
export function RowsGrid({ rows }: { rows: readonly RaRecord[] }) {
  const translate = useTranslate();
  const language = useLanguage();
  const [told, setTold] = useState<string>();
  if (rows.length === 0)
    return (
      <Typography color="textSecondary" sx={{ py: 2 }}>
        {translate('console.listCheck.none')}
      </Typography>
    );
  const applicationFields = knownPage('pre-applications').fields;
  const hidden = rows.some((row) => isMasked(row['cells']));
  const columns = hidden ? [] : columnsOf(rows);
  // The form's own wording where a fault quotes it, else the name of the field that the cell becomes.
  const headingOf = (key: string, heading: string) => {
    const field = becomes[key] ?? key;
    if (heading !== key) return heading;
    if (field in applicationFields) return fieldLabel(knownPage('pre-applications'), field, language);
    return key === 'sequence' ? translate('console.listCheck.sequence') : heading;
  };
  const verdicts = new Map(choicesOf(knownPage('list-rows').fields['verdict'] ?? ({} as never), language).map(({ id, name }) => [id, name]));
  return (
    <>
      {hidden && <Typography color="textSecondary">{translate('console.listCheck.hidden')}</Typography>}
      <TableContainer sx={{ maxHeight: '55vh', border: 1, borderColor: 'divider', borderRadius: 1 }}>
        <Table size="small" stickyHeader role="grid" onKeyDown={steer} aria-label={translate('console.listCheck.title')}>
          <TableHead>
            <TableRow>
              <TableCell>{translate('console.listCheck.row')}</TableCell>
              <TableCell>{translate('console.listCheck.verdict')}</TableCell>
              {columns.map(({ key, heading }) => (
                <TableCell key={key}>{headingOf(key, heading)}</TableCell>
              ))}
              <TableCell>{translate('console.listCheck.openApplication')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map((row, at) => (
              <TableRow key={row.id} data-verdict={String(row['verdict'])}>
                <TableCell>{String(row['excelRow'] ?? row['row'] ?? '')}</TableCell>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>
                  {verdictMark(row['verdict'])} {verdicts.get(String(row['verdict'])) ?? ''}
                </TableCell>
                {columns.map(({ key }, column) => (
                  <CheckedCell key={key} row={row} column={key} first={at === 0 && column === 0} onTell={setTold} />
                ))}
                <TableCell>
                  {row['preApplication'] ? (
                    <MuiLink component={Link} to={`/pre-applications/${String(row['preApplication'])}/show`}>
                      →
                    </MuiLink>
                  ) : (
                    ''
                  )}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      <Typography
        role="status"
        aria-live="polite"
        variant="body2"
        data-fault-sentence
        sx={{ mt: 1, minHeight: 22, color: told ? 'error.main' : 'text.secondary' }}
      >
        {told ?? translate('console.listCheck.focusHint')}
      </Typography>
    </>
  );
}

const verdictMark = (verdict: unknown): string => (verdict === 'valid' ? '✓' : verdict === 'accepted' ? '●' : verdict === 'faulty' ? '▲' : '■');

function CheckedCell({
  row,
  column,
  first,
  onTell,
}: {
  row: RaRecord;
  column: string;
  first: boolean;
  onTell: (sentence: string | undefined) => void;
}) {
  const translate = useTranslate();
  const cells = (row['cells'] ?? {}) as Readonly<Record<string, RowCell>>;
  const faults = faultsAt(row, column);
  const cell = cells[column];
  const sentence = faults
    .map(({ address, tr }) => translate('console.listCheck.faultAt', { address: address || (cell?.address ?? ''), sentence: tr }))
    .join(' ');
  const corner =
    faults.length > 0
      ? {
          position: 'relative' as const,
          bgcolor: 'rgba(211, 47, 47, 0.08)',
          '&::after': {
            content: '""',
            position: 'absolute',
            top: 0,
            right: 0,
            borderTop: '9px solid',
            borderTopColor: 'error.main',
            borderLeft: '9px solid transparent',
          },
        }
      : {};
  return (
    <TableCell
      role="gridcell"
      tabIndex={first ? 0 : -1}
      data-cell={cell?.address ?? ''}
      {...(faults.length > 0 ? { 'data-fault': faults.map(({ code }) => code).join(' '), 'aria-invalid': true, title: sentence } : {})}
      onFocus={() => onTell(sentence || undefined)}
      onClick={(event) => event.currentTarget.focus()}
      sx={{
        whiteSpace: 'nowrap',
        maxWidth: 260,
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: -2 },
        ...corner,
      }}
    >
      {cell?.text ?? ''}
      {sentence !== '' && (
        <Box component="span" sx={unseen}>
          {sentence}
        </Box>
      )}
    </TableCell>
  );
}

function faultsAt(row: RaRecord, column: string): readonly RowFault[] {
  const faults = row['faults'];
  return Array.isArray(faults) ? (faults as RowFault[]).filter(({ key }) => key === column) : [];
}

/** Columns in the order of the sheet: by the letters of their addresses; faults of cells that are not there have a column too. */
function columnsOf(rows: readonly RaRecord[]): Column[] {
  const found = new Map<string, Column>();
  for (const row of rows) {
    for (const [key, cell] of Object.entries((row['cells'] ?? {}) as Record<string, RowCell>)) {
      if (!found.has(key)) found.set(key, { key, heading: key, order: orderOf(cell.address) });
    }
    for (const fault of Array.isArray(row['faults']) ? (row['faults'] as RowFault[]) : []) {
      const known = found.get(fault.key);
      if (!known || known.heading === fault.key)
        found.set(fault.key, { key: fault.key, heading: fault.column || fault.key, order: known?.order ?? orderOf(fault.address) });
    }
  }
  return [...found.values()].sort((one, other) => one.order - other.order);
}

/** 'B12' → 2, 'AA3' → 27; an address that is none comes last. */
function orderOf(address: string): number {
  const letters = /^[A-Z]{1,3}/.exec(address)?.[0];
  return letters ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) : 10_000;
}

/** Arrow keys in the grid, so that one tab stop is enough for all of it. */
function steer(event: KeyboardEvent<HTMLElement>): void {
  const cell = (event.target as HTMLElement).closest<HTMLTableCellElement>('[role=gridcell]');
  const steps: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  const step = steps[event.key];
  if (!cell || !step) return;
  const line = cell.parentElement as HTMLTableRowElement;
  const body = line.parentElement as HTMLTableSectionElement;
  const target = body.rows[line.sectionRowIndex + step[0]]?.cells[cell.cellIndex + step[1]];
  if (target?.getAttribute('role') !== 'gridcell') return;
  event.preventDefault();
  cell.tabIndex = -1;
  target.tabIndex = 0;
  target.focus();
}
