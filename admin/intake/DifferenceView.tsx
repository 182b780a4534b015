import { Box, Typography } from '@mui/material';
import { type Theme } from '@mui/material';
import { useSay } from '../settings/say.ts';
import { type DifferentRow, type ListDifference } from './list-difference.ts';
import { deskWords } from './words.ts';

/** Number, first and last name. */
const named = 3;

const look = (theme: Theme) => ({
  '& table': { borderCollapse: 'collapse', fontSize: 13 },
  '& th, & td': { border: `1px solid ${theme.tokens.line}`, px: 1, py: 0.5, textAlign: 'left', whiteSpace: 'nowrap', maxWidth: '24em', overflow: 'hidden', textOverflow: 'ellipsis', verticalAlign: 'top' },
  '& thead th': { position: 'sticky', top: 0, bgcolor: theme.tokens.rail, fontWeight: 600 },
  '& tbody th': { fontWeight: 500, bgcolor: theme.tokens.rail, color: 'text.secondary' },
  '& tr[data-change=added] td, & tr[data-change=added] th': { bgcolor: theme.tokens.success.soft, color: theme.tokens.success.ink },
  '& tr[data-change=removed] td, & tr[data-change=removed] th': { bgcolor: theme.tokens.danger.soft, color: theme.tokens.danger.ink },
  '& tr[data-change=removed] td': { textDecoration: 'line-through' },
  '& td[data-changed]': { bgcolor: theme.tokens.warning.soft, fontWeight: 600 },
  '& td s': { display: 'block', fontWeight: 400, fontSize: 12, color: theme.tokens.warning.ink },
});

/** The rows that are new, changed or gone, each changed cell with what stood in it before. */
export default function DifferenceView({ difference: { headers, rows, total } }: { difference: ListDifference }) {
  const say = useSay();
  const order = columnsInOrder(headers, rows);
  if (rows.length === 0) return <Typography sx={{ p: 2 }} data-no-difference>{say(deskWords.listSame)}</Typography>;
  return (
    <Box role="region" tabIndex={0} aria-label={say(deskWords.listDifference)} data-list-difference={total} sx={[{ height: '100%', overflow: 'auto', p: 1.5, bgcolor: 'background.paper' }, look]}>
      <table lang="tr">
        <thead>
          <tr>
            <th scope="col">{say(deskWords.listChange)}</th>
            <th scope="col">{say(deskWords.listRow)}</th>
            {order.map((at) => <th key={at} scope="col">{headers[at]}</th>)}
          </tr>
        </thead>
        <tbody>{rows.map((row, at) => <Line key={at} row={row} order={order} />)}</tbody>
      </table>
      {total > rows.length && <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>{say(deskWords.listMore, { count: total - rows.length })}</Typography>}
    </Box>
  );
}

/** Who it is, then the columns in which something changed, so that they stand in sight, then the others. */
function columnsInOrder(headers: readonly string[], rows: readonly DifferentRow[]): readonly number[] {
  const all = headers.map((_, at) => at);
  const changed = new Set(rows.flatMap(({ before = [] }) => before.flatMap((stood, at) => (stood === null ? [] : [at]))));
  return [...all.slice(0, named), ...all.filter((at) => at >= named && changed.has(at)), ...all.filter((at) => at >= named && !changed.has(at))];
}

function Line({ row: { change, excelRow, cells, before }, order }: { row: DifferentRow; order: readonly number[] }) {
  const say = useSay();
  return (
    <tr data-change={change}>
      <th scope="row">{say(deskWords.listChanges[change])}</th>
      <th scope="row">{excelRow ?? ''}</th>
      {order.map((at) => {
        const cell = cells[at] ?? '';
        const stood = before?.[at] ?? null;
        return stood === null ? <td key={at} title={cell}>{cell}</td> : (
          <td key={at} data-changed title={cell}>
            {cell === '' ? say(deskWords.listEmpty) : cell}
            <s aria-label={say(deskWords.listStood, { text: stood === '' ? say(deskWords.listEmpty) : stood })}>{stood === '' ? say(deskWords.listEmpty) : stood}</s>
          </td>
        );
      })}
    </tr>
  );
}
