import { Box, Button } from '@mui/material';
import { useTranslate } from 'react-admin';

/** Forward and back in a short list; nothing where all of it is in view. */
export function ListPages({ at, perPage, total, onGo }: { at: number; perPage: number; total: number; onGo: (page: number) => void }) {
  const translate = useTranslate();
  const last = Math.ceil(total / perPage);
  if (last <= 1) return null;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: 1, px: 2, py: 0.5, fontSize: 13 }}>
      <Button size="small" disabled={at <= 1} onClick={() => onGo(at - 1)}>
        {translate('console.list.previous')}
      </Button>
      <span>
        {at} / {last}
      </span>
      <Button size="small" disabled={at >= last} onClick={() => onGo(at + 1)}>
        {translate('console.list.next')}
      </Button>
    </Box>
  );
}
