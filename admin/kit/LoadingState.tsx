import { Box, Skeleton } from '@mui/material';
import { useTranslate } from 'react-admin';
import { sizes } from '../theme/tokens.ts';

type Shape = 'table' | 'facts' | 'record' | 'lines' | 'cards';

/** The outline of what comes, in the room that it will take, so that nothing jumps. `rows` as many as are likely. */
export function LoadingState({ shape = 'lines', rows = 6 }: { shape?: Shape; rows?: number }) {
  const translate = useTranslate();
  return (
    <Box role="status" aria-label={translate('console.kit.loading')} data-loading={shape} sx={{ width: '100%' }}>
      {outlines[shape](rows)}
    </Box>
  );
}

const bar = (width: string | number, height = 12) => <Skeleton variant="rectangular" width={width} height={height} />;
const each = (rows: number, draw: (index: number) => React.ReactNode) => Array.from({ length: rows }, (_, index) => <Box key={index}>{draw(index)}</Box>);
const widths = ['62%', '84%', '48%', '73%', '56%', '90%'];
const widthAt = (index: number) => widths[index % widths.length] ?? '60%';

const outlines: Readonly<Record<Shape, (rows: number) => React.ReactNode>> = {
  lines: (rows) => <Box sx={{ display: 'grid', gap: 1.5, p: 2 }}>{each(rows, (index) => bar(widthAt(index)))}</Box>,
  table: (rows) =>
    each(rows, (index) => (
      <Box sx={{ height: sizes.row, px: 1.5, display: 'grid', gridTemplateColumns: '1.2fr 2fr 1fr 1fr', gap: 3, alignItems: 'center', borderBottom: 1, borderColor: 'divider' }}>
        {bar('70%')}
        {bar(widthAt(index))}
        {bar('60%')}
        {bar('40%')}
      </Box>
    )),
  facts: (rows) => (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' }, columnGap: 4, rowGap: 2, p: 2 }}>
      {each(rows, (index) => (
        <Box sx={{ display: 'grid', gridTemplateColumns: '160px 1fr', gap: 2 }}>
          {bar('60%')}
          {bar(widthAt(index))}
        </Box>
      ))}
    </Box>
  ),
  record: (rows) => (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {bar('38%', 24)}
      {bar('70%', 16)}
      <Box sx={{ display: 'flex', gap: 1 }}>
        {bar(120, 32)}
        {bar(96, 32)}
      </Box>
      <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1 }}>{outlines.facts(rows)}</Box>
    </Box>
  ),
  cards: (rows) => (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(240px, 1fr))', gap: 2 }}>
      {each(rows, () => (
        <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 2, display: 'grid', gap: 1.5 }}>
          {bar('50%')}
          {bar('80%')}
          {bar('65%')}
        </Box>
      ))}
    </Box>
  ),
};
