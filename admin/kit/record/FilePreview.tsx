import { Box } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslate } from 'react-admin';
import { fileAt } from '../../providers/console-api.ts';
import { EmptyState } from '../EmptyState.tsx';
import { ErrorState } from '../ErrorState.tsx';
import { LoadingState } from '../LoadingState.tsx';

/** First bytes of what is shown; anything else is only downloaded. */
const shown = [
  { type: 'application/pdf', starts: [0x25, 0x50, 0x44, 0x46] },
  { type: 'image/png', starts: [0x89, 0x50, 0x4e, 0x47] },
  { type: 'image/jpeg', starts: [0xff, 0xd8, 0xff] },
] as const;

/** A file on the screen. Its bytes stay in this tab's memory and go when it closes. */
export function FilePreview({ address }: { address: string }) {
  const translate = useTranslate();
  const { data, error, refetch } = useQuery({ queryKey: ['file', address], queryFn: () => fileAt(address), staleTime: Infinity, gcTime: 0 });
  const [place, setPlace] = useState<{ readonly url: string; readonly type: string } | null>();
  useEffect(() => {
    if (!data) return;
    const type = shown.find(({ starts }) => starts.every((byte, at) => data[at] === byte))?.type;
    if (type === undefined) return setPlace(null);
    const url = URL.createObjectURL(new Blob([data], { type }));
    setPlace({ url, type });
    return () => URL.revokeObjectURL(url);
  }, [data]);
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  if (place === undefined) return <LoadingState shape="lines" rows={8} />;
  if (place === null) return <EmptyState title={translate('console.record.noPreview')} />;
  if (place.type === 'application/pdf')
    return <Box component="iframe" src={place.url} title={translate('console.record.look')} sx={{ width: '100%', height: '100%', border: 0, display: 'block' }} />;
  return (
    <Box sx={{ height: '100%', overflow: 'auto', textAlign: 'center' }}>
      <Box component="img" src={place.url} alt={translate('console.record.look')} sx={{ maxWidth: '100%' }} />
    </Box>
  );
}
