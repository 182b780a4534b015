import { Box, Typography } from '@mui/material';
import { type ReactNode } from 'react';
import { type RaRecord } from 'react-admin';
import { type Route } from '#domain/application-routes.ts';
import { labelIn, type Label } from '#domain/language/label.ts';
import { payers, sectors, staffClasses } from '#domain/sectors.ts';
import { SectionCard } from '../../kit/SectionCard.tsx';
import { useLanguage } from '../../kit/words.ts';
import { knownPage } from '../../pages.ts';
import { useSay } from '../say.ts';
import { contacts } from './route-columns.ts';
import { routeWords } from './words.ts';

/** One row of the table as the people read it whom it concerns. */
export function RouteReading({ route, row, guides }: { route: Partial<Route> | undefined; row: number; guides: readonly RaRecord[] }) {
  const say = useSay();
  const language = useLanguage();
  if (!route) return null;
  const named = (codes: readonly string[] | undefined, labels: Readonly<Record<string, Label>>) => (codes ?? []).map((code) => labelIn(language, labels[code], code)).join(', ');
  const whom = [named(route.sectors, sectors) || say(routeWords.everySector), named(route.staffClasses, staffClasses) || say(routeWords.everyClass), named(route.payer ? [route.payer] : [], payers)].filter(Boolean);
  const guide = guides.find(({ code }) => code === route.guide);
  const contact = route.errorContact ? say(contacts[route.errorContact]) : undefined;
  return (
    <SectionCard title={say(routeWords.reading, { row })}>
      <Box component="dl" data-route-reading sx={{ m: 0, display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: '180px minmax(0, 1fr)' }, columnGap: 2, rowGap: 1, fontSize: 14 }}>
        <Told name={say(routeWords.whoApplies)}>{whom.join(' · ')}</Told>
        <Told name={say(routeWords.applicantReads)}>{route.says?.[language] || route.otherwise?.[language] || '—'}</Told>
        <Told name={say(routeWords.wanted)}>{named(route.documents, knownPage('documents').fields['type']?.choices ?? {}) || '—'}</Told>
        <Told name={guide ? String(guide['name']) : say(routeWords.guide)}>
          {guide ? String(guide['body']) : route.guide && guides.length > 0 ? say(routeWords.guideGone, { code: route.guide }) : (route.guide ?? '—')}
        </Told>
        <Told name={say(routeWords.agentSays)}>{contact ? say(routeWords.onError, { contact }) : '—'}</Told>
        <Told name={say(routeWords.refused)}>{route.otherwise?.[language] || '—'}</Told>
      </Box>
    </SectionCard>
  );
}

const Told = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <Typography component="dt" sx={{ fontSize: 13, color: 'text.secondary' }}>
      {name}
    </Typography>
    <Box component="dd" sx={{ m: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {children}
    </Box>
  </>
);
