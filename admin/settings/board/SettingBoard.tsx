import { Box, Button, TextField, ToggleButton, Typography } from '@mui/material';
import AddIcon from '@mui/icons-material/Add';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useGetList, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { labelIn } from '#domain/language/label.ts';
import { mayCreate } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { areaOfSetting, settingAreas, type SettingArea } from '#domain/setting-areas.ts';
import { fold } from '#domain/turkish/fold.ts';
import { EmptyState } from '../../kit/EmptyState.tsx';
import { ErrorState } from '../../kit/ErrorState.tsx';
import { LoadingState } from '../../kit/LoadingState.tsx';
import { PageHead } from '../../kit/PageHead.tsx';
import { useLabel, useLanguage } from '../../kit/words.ts';
import { call } from '../../providers/http.ts';
import { useSession } from '../../providers/session.ts';
import { useSay } from '../say.ts';
import { AreaOfSettings } from './AreaOfSettings.tsx';
import { type Standing } from './standing.ts';
import { boardWords } from './words.ts';

const mostSettings = 500;
type Only = 'all' | 'waiting' | 'open';

/** Every setting under its desk: what counts now, within which bounds, who changed it, what waits; changed where it stands. */
export function SettingBoard({ page }: { page: Page }) {
  const say = useSay();
  const label = useLabel();
  const language = useLanguage();
  const session = useSession();
  const [typed, setTyped] = useState('');
  const [only, setOnly] = useState<Only>('all');
  const { data, isPending, error, refetch } = useGetList<RaRecord>(page.name, { pagination: { page: 1, perPage: mostSettings }, sort: { field: 'name', order: 'ASC' } });
  // Told by the records' own versions when something was changed, so asked again with them.
  const versions = (data ?? []).reduce((sum, { version }) => sum + Number(version ?? 0), 0);
  const standing = useQuery({ queryKey: ['settings-standing', versions, data], queryFn: async () => (await call('/api/settings-standing')).json as Standing, enabled: data !== undefined });
  const waitsFor = useMemo(() => new Set((standing.data?.waiting ?? []).map(({ recordId }) => recordId)), [standing.data]);
  const shown = (data ?? []).filter((setting) => fits(setting, typed) && (only === 'all' || (only === 'waiting' ? waitsFor.has(String(setting.id)) : isOpen(setting))));
  const areas = (Object.keys(settingAreas) as SettingArea[]).map((area) => ({ area, own: shown.filter(({ name }) => areaOfSetting(String(name)) === area) })).filter(({ own }) => own.length > 0);
  const toggle = (value: Only, words: string) => (
    <ToggleButton size="small" value={value} selected={only === value} onChange={() => setOnly(only === value ? 'all' : value)} data-only={value}>
      {words}
    </ToggleButton>
  );
  return (
    <Box data-setting-board>
      <PageHead
        title={label(page.plural ?? page.label, page.name)}
        beside={<Typography component="span" sx={{ color: 'text.secondary' }}>{data && say(boardWords.count, { count: shown.length })}</Typography>}
        actions={
          mayCreate(page, session) && (
            <Button component={Link} to={`/${page.name}/create`} startIcon={<AddIcon />}>
              {say(boardWords.add)}
            </Button>
          )
        }
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 1.5, alignItems: 'center' }}>
        <TextField type="search" size="small" label={say(boardWords.find)} value={typed} onChange={(event) => setTyped(event.target.value)} sx={{ flex: '1 1 240px', maxWidth: 420 }} autoComplete="off" />
        {toggle('waiting', say(boardWords.onlyWaiting, { count: waitsFor.size }))}
        {toggle('open', say(boardWords.onlyOpen, { count: (data ?? []).filter(isOpen).length }))}
      </Box>
      {error ? (
        <ErrorState error={error} onRetry={refetch} />
      ) : isPending ? (
        <LoadingState shape="table" rows={12} />
      ) : areas.length === 0 ? (
        <EmptyState title={say(boardWords.none)} action={<Button onClick={() => { setTyped(''); setOnly('all'); }}>{say(boardWords.clear)}</Button>} />
      ) : (
        <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 2 }}>
          {areas.map(({ area, own }) => (
            <AreaOfSettings key={area} page={page} title={labelIn(language, settingAreas[area].label, area)} settings={own} standing={standing.data} />
          ))}
        </Box>
      )}
    </Box>
  );
}

const isOpen = ({ mark }: RaRecord): boolean => mark === 'unknown' || mark === 'A';

const fits = (setting: RaRecord, typed: string): boolean => {
  const wanted = fold(typed);
  return wanted === '' || ['labelTr', 'labelEn', 'name', 'value'].some((name) => fold(String(setting[name] ?? '')).includes(wanted));
};
