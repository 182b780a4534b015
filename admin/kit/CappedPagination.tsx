import { Button, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';
import { useLanguage } from './words.ts';

const sizes = [10, 25, 50, 100];

/** Next and previous; beyond the counted total it says "10.000+" and goes on by cursor, page after page. Quiet: nothing where one page holds all. */
export function CappedPagination({ quiet = false }: { quiet?: boolean }) {
  const translate = useTranslate();
  const language = useLanguage();
  const { page, perPage, setPage, setPerPage, total, data, meta, hasNextPage, isPending } = useListContext();
  if (isPending || !data || data.length === 0 || (quiet && page === 1 && !hasNextPage)) return null;
  const figure = (count: number) => count.toLocaleString(language === 'tr' ? 'tr-TR' : 'en-GB');
  const { capped = false, said = total ?? 0 } = (meta ?? {}) as { capped?: boolean; said?: number };
  const first = (page - 1) * perPage + 1;
  return (
    <Stack component="nav" direction="row" spacing={1} sx={{ alignItems: 'end', justifyContent: 'flex-end', p: 1 }}>
      <TextField
        select
        size="small"
        variant="standard"
        fullWidth={false}
        label={translate('console.list.rows')}
        value={perPage}
        onChange={(event) => setPerPage(Number(event.target.value))}
        sx={{ minWidth: 64 }}
      >
        {[...new Set([...sizes, perPage])].map((size) => (
          <MenuItem key={size} value={size}>
            {size}
          </MenuItem>
        ))}
      </TextField>
      <Typography variant="body2" sx={{ fontVariantNumeric: 'tabular-nums' }} aria-live="polite">
        {translate('console.list.rangeCapped', {
          from: figure(first),
          to: figure(first + data.length - 1),
          total: `${figure(said)}${capped ? '+' : ''}`,
        })}
      </Typography>
      <Button size="small" disabled={page <= 1} onClick={() => setPage(page - 1)}>
        {translate('console.list.previous')}
      </Button>
      <Button size="small" disabled={!hasNextPage} onClick={() => setPage(page + 1)}>
        {translate('console.list.next')}
      </Button>
    </Stack>
  );
}
