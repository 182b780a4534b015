import { Box, Link as MuiLink } from '@mui/material';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router-dom';
import { DueTime } from '../kit/DueTime.tsx';
import { shortened } from '../kit/LongCode.tsx';
import { StateChip } from '../kit/StateChip.tsx';
import { textOf, titleOf, useLabel, useLanguage } from '../kit/words.ts';
import { pageOf } from '../pages.ts';
import { type Errand } from './home-api.ts';

const About = lazy(() => import('./About.tsx'));

/** Single records that want something by a time: each a link, with its deadline in words. */
export function Errands({ errands }: { errands: readonly Errand[] }) {
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {errands.map((errand) => (
        <ErrandRow key={errand.record.id} errand={errand} />
      ))}
    </Box>
  );
}

function ErrandRow({ errand: { noun, record, until } }: { errand: Errand }) {
  const language = useLanguage();
  const label = useLabel();
  const page = pageOf(noun);
  if (!page) return null;
  // Work that is given to people is of many kinds: which one says more than that it is work.
  const kind = page.desk && (page.list ?? []).find((name) => page.fields[name]?.kind === 'choice' && name !== page.desk?.of);
  const told = kind === undefined ? label(page.label, page.name) : textOf(page.fields[kind], record[kind], language);
  const title = titleOf(page, record, language);
  return (
    <Box
      component="li"
      data-errand={record.id}
      sx={{ display: 'flex', alignItems: 'baseline', gap: 1.5, px: 2, py: 0.875, borderBottom: 1, borderColor: 'divider', '&:last-of-type': { borderBottom: 0 }, '&:hover': { bgcolor: 'action.hover' } }}
    >
      <Box sx={{ minWidth: 0, flex: 1 }}>
        <MuiLink component={Link} to={`/${noun}/${record.id}/show`} underline="hover" sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>
          {shortened(title)}
        </MuiLink>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, color: 'text.secondary', fontSize: 12 }}>
          {told === title ? null : <span>{told}</span>}
          {told === title && typeof record['recordId'] === 'string' && (
            <Suspense fallback={null}>
              <About record={record} />
            </Suspense>
          )}
          {page.desk === undefined && <StateChip page={page} state={String(record['state'])} bare />}
        </Box>
      </Box>
      <Box sx={{ fontSize: 13, flex: 'none' }}>{until !== null && <DueTime at={until} />}</Box>
    </Box>
  );
}
