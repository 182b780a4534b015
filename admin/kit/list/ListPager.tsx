import { Button, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';
import { useLanguage } from '../words.ts';

export const pageSizes = [25, 50, 100, 200] as const;

/** Next and previous; beyond the counted total it says "10.000+" and goes on by cursor, page after page. Quiet: nothing where one page holds all. */
export function ListPager({ quiet = false }: { quiet?: boolean }) {
  const translate = useTranslate();
  const language = useLanguage();
  const { page, perPage, setPage, setPerPage, data, hasNextPage, isPending } = useListContext();
  const words = useTotalInWords();
  if (isPending || !data || data.length === 0 || (quiet && page === 1 && !hasNextPage)) return null;
  const first = (page - 1) * perPage + 1;
  return (
    <Stack component="nav" aria-label={translate('console.list.pager.name')} direction="row" spacing={1} sx={{ alignItems: 'center', justifyContent: 'flex-end', py: 0.5 }}>
      <Typography variant="body2" color="textSecondary" component="span">
        {translate('console.list.rows')}
      </Typography>
      <TextField
        select
        size="small"
        variant="standard"
        margin="none"
        fullWidth={false}
        value={perPage}
        onChange={(event) => setPerPage(Number(event.target.value))}
        slotProps={{ select: { SelectDisplayProps: { 'aria-label': translate('console.list.rows') }, disableUnderline: true }, input: { sx: { fontSize: 13 } } }}
      >
        {[...new Set([...pageSizes, perPage])]
          .sort((one, other) => one - other)
          .map((size) => (
            <MenuItem key={size} value={size}>
              {size}
            </MenuItem>
          ))}
      </TextField>
      <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums' }} aria-live="polite">
        {translate('console.list.rangeCapped', { from: figure(first, language), to: figure(first + data.length - 1, language), total: words })}
      </Typography>
      <Button size="small" disabled={page <= 1} onClick={() => setPage(page - 1)} aria-keyshortcuts="p">
        {translate('console.list.previous')}
      </Button>
      <Button size="small" disabled={!hasNextPage} onClick={() => setPage(page + 1)} aria-keyshortcuts="n">
        {translate('console.list.next')}
      </Button>
    </Stack>
  );
}

export const figure = (count: number, language: 'tr' | 'en'): string => count.toLocaleString(language === 'tr' ? 'tr-TR' : 'en-GB');

/** What was counted: `319`, or `10.000+` when there are more. */
export function useTotal(): { readonly count: number; readonly capped: boolean } {
  const { total, meta } = useListContext();
  const { capped = false, said = total ?? 0 } = (meta ?? {}) as { capped?: boolean; said?: number };
  return { count: said, capped };
}

export function useTotalInWords(): string {
  const language = useLanguage();
  const { count, capped } = useTotal();
  return `${figure(count, language)}${capped ? '+' : ''}`;
}
