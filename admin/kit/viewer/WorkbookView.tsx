import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '../ErrorState.tsx';
import { LoadingState } from '../LoadingState.tsx';
import { useLanguage } from '../words.ts';
import { call } from '../../providers/http.ts';
import { useSay } from '../../settings/say.ts';
import { viewerWords } from './words.ts';
import { CannotShow } from './CannotShow.tsx';
import { Scrolled, useWidth } from './Scrolled.tsx';
import { type Look } from './look.ts';

interface Sheet {
  readonly sheet: string;
  readonly headers: readonly string[];
  readonly rows: readonly { readonly excelRow: number; readonly cells: readonly string[] }[];
  readonly total: number;
}

/** The first rows of a workbook as the server reads it, in a thread that no file can take along. */
export default function WorkbookView({ address, look, sought }: { address: string | undefined; look: Look; sought: string }) {
  const say = useSay();
  const language = useLanguage();
  const [place] = useWidth();
  const { data, error, refetch } = useQuery({ queryKey: ['workbook', address, language], queryFn: async () => (await call(address!)).json as Sheet, enabled: address !== undefined, staleTime: Infinity, gcTime: 0, retry: false });
  if (address === undefined) return <CannotShow why="workbook" />;
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  if (!data) return <LoadingState shape="table" rows={8} />;
  const wanted = sought.trim().toLocaleLowerCase('tr');
  return (
    <Scrolled place={place} name={say(viewerWords.viewer)}>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {say(viewerWords.rowsShown, { sheet: data.sheet, shown: data.rows.length, total: data.total.toLocaleString('tr-TR') })}
      </Typography>
      <Box style={{ fontSize: `${13 * look.zoom}px` }}>
        <Table size="small" data-workbook sx={{ width: 'auto', bgcolor: 'background.paper', '& td, & th': { fontSize: 'inherit', whiteSpace: 'nowrap', maxWidth: '28em', overflow: 'hidden', textOverflow: 'ellipsis' } }}>
          <TableHead>
            <TableRow>
              <TableCell />
              {data.headers.map((header, at) => <TableCell key={at}>{header}</TableCell>)}
            </TableRow>
          </TableHead>
          <TableBody>
            {data.rows.map(({ excelRow, cells }) => (
              <TableRow key={excelRow}>
                <TableCell component="th" scope="row" sx={{ color: 'text.secondary' }}>{excelRow}</TableCell>
                {cells.map((cell, at) => (
                  <TableCell key={at} title={cell} {...(wanted.length > 2 && cell.toLocaleLowerCase('tr').includes(wanted) ? { 'data-mark': true, sx: { bgcolor: (theme) => theme.tokens.warning.soft } } : {})}>{cell}</TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </Scrolled>
  );
}
