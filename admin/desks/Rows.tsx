import { Box, Link as MuiLink, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { RecordContextProvider, type RaRecord } from 'react-admin';
import { type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { maySee } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { FieldDisplay } from '../kit/FieldDisplay.tsx';
import { shortened } from '../kit/LongCode.tsx';
import { StateChip } from '../kit/StateChip.tsx';
import { fieldLabel, titleOf, useLanguage } from '../kit/words.ts';
import { useSession } from '../providers/session.ts';

interface RowsProps {
  readonly page: Page;
  readonly records: readonly RaRecord[];
  /** Beside the title and the state. */
  readonly fields: readonly string[];
  /** What stands at the end of each row. */
  readonly end?: (record: RaRecord) => ReactNode;
  /** Where all of them stand alike, the room is the facts'. */
  readonly withoutState?: boolean;
}

/** A few records of one noun as lines: what they are called as a link, where they stand, and the facts that matter here. */
export function Rows({ page, records, fields, end, withoutState = false }: RowsProps) {
  const language = useLanguage();
  const session = useSession();
  // A reference is quoted as it stands: it is not broken over two lines.
  const isQuoted = page.title.every((name) => page.fields[name]?.kind === 'reference');
  const shown = fields.filter((field) => maySee(page, session, field));
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small">
      <TableHead>
        <TableRow>
          <TableCell>{fieldLabel(page, page.title[0] ?? 'id', language)}</TableCell>
          {!withoutState && <TableCell>{fieldLabel(page, 'state', language)}</TableCell>}
          {shown.map((field) => (
            <TableCell key={field} {...alignOf(page, field)}>
              {fieldLabel(page, field, language)}
            </TableCell>
          ))}
          {end && <TableCell component="td" />}
        </TableRow>
      </TableHead>
      <TableBody>
        {records.map((record) => (
          <RecordContextProvider key={record.id} value={record}>
            <TableRow hover data-row={record.id}>
              <TableCell component="th" scope="row" sx={{ minWidth: 190 }}>
                <MuiLink component={Link} to={`/${page.name}/${record.id}/show`} underline="hover" sx={{ fontWeight: 500, ...(isQuoted ? { whiteSpace: 'nowrap' } : { overflowWrap: 'anywhere' }) }}>
                  {shortened(titleOf(page, record, language))}
                </MuiLink>
              </TableCell>
              {!withoutState && (
                <TableCell>
                  <StateChip page={page} state={String(record['state'])} bare />
                </TableCell>
              )}
              {shown.map((field) => (
                <TableCell key={field} {...alignOf(page, field)}>
                  <FieldDisplay page={page} field={field} compact />
                </TableCell>
              ))}
              {end && (
                <TableCell align="right">
                  <Box sx={{ display: 'flex', gap: 0.5, justifyContent: 'flex-end' }}>{end(record)}</Box>
                </TableCell>
              )}
            </TableRow>
          </RecordContextProvider>
        ))}
      </TableBody>
    </Table>
    </Box>
  );
}

const alignOf = (page: Page, field: string) => (['money', 'integer'].includes(page.fields[field]?.kind ?? '') ? ({ align: 'right' } as const) : {});
