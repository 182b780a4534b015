import { Box, Link as Anchor, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useRecordContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { columnKeys, columns } from '#domain/list-columns.ts';
import { mayRead } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { DeclaredShow } from '../kit/DeclaredShow.tsx';
import { useLanguage } from '../kit/words.ts';
import { knownPage } from '../pages.ts';
import { call, post } from '../providers/http.ts';
import { useSession } from '../providers/session.ts';
import { rowParameter } from '../application-lists/row-parameter.ts';
import { type GridRow } from '../application-lists/grid/rows-api.ts';

/** The derived page, with the row of the list that the application was made from. */
export const PreApplicationShow = ({ page }: { page: Page }) => <DeclaredShow page={page} more={<ListPointer />} />;

const words = {
  tr: { from: 'Listeden', sheet: 'sayfa', row: (row: number, excel: number) => `${row}. kişi (Excel’de ${excel}. satır)`, cells: 'Hücreler', corrected: 'listede burada düzeltildi', open: 'Listedeki satırı aç' },
  en: { from: 'From the list', sheet: 'sheet', row: (row: number, excel: number) => `person ${row} (row ${excel} in Excel)`, cells: 'Cells', corrected: 'corrected here in the list', open: 'Open the row of the list' },
} as const;

/** List, sheet, row and the cell of each value: whoever doubts a value looks at where it came from. */
function ListPointer() {
  const record = useRecordContext();
  const session = useSession();
  const language = useLanguage();
  const translate = useTranslate();
  const told = words[language];
  const list = record?.['applicationList'] as string | null | undefined;
  const allowed = Boolean(list) && mayRead(knownPage('list-rows'), session) && mayRead(knownPage('application-lists'), session);
  const { data } = useQuery({
    queryKey: ['list-rows', 'of', record?.id],
    enabled: allowed,
    staleTime: 60_000,
    queryFn: async () => {
      const [rows, of] = await Promise.all([post('/api/list-rows/query', { filter: { list, preApplication: record?.id }, range: [0, 0] }), call(`/api/application-lists/${String(list)}`)]);
      return { row: (rows.json as GridRow[])[0], list: of.json as Readonly<Record<string, unknown>> };
    },
  });
  if (!allowed || !data?.row) return null;
  const { row, list: of } = data;
  // Who may not see the values without a reason is shown the row, and no cells.
  const cells = columnKeys.flatMap((key) => (row.cells?.[key]?.address ? [{ key, address: row.cells[key].address }] : []));
  const sheet = typeof of['sheetName'] === 'string' ? `, ${told.sheet} “${of['sheetName']}”` : '';
  return (
    <Box data-list-pointer aria-label={told.from} component="section">
      <Typography variant="body2">
        {`${told.from} `}
        <Anchor component={Link} to={`/application-lists/${String(list)}/show?${rowParameter}=${row.row}`} title={told.open}>
          {`${String(of['reference'] ?? translate('console.unexpected'))}, ${told.row(row.row, row.excelRow)}`}
        </Anchor>
        {sheet}
      </Typography>
      {cells.length > 0 && (
        <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 0.25 }}>
          {`${told.cells}: ${cells.map(({ key, address }) => `${columns[key].header} ${address}${row.edits?.[key] === undefined ? '' : ` (${told.corrected})`}`).join(' · ')}`}
        </Typography>
      )}
    </Box>
  );
}
