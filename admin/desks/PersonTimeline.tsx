import { Box, Chip, Link as MuiLink } from '@mui/material';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useTranslate, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { mayRead, maySee } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { SectionCard } from '../kit/SectionCard.tsx';
import { StateChip } from '../kit/StateChip.tsx';
import { momentText, titleOf, useLabel, useLanguage } from '../kit/words.ts';
import { pages } from '../pages.ts';
import { useSession, type Session } from '../providers/session.ts';

const newestOfEach = 25;

interface Strand {
  readonly page: Page;
  readonly by: string;
}

/** Every noun with a field that names a person, as far as the role reads it: a later noun is in the timeline by itself. */
const strandsOf = (session: Session): Strand[] =>
  pages.flatMap((page) => {
    const by = Object.entries(page.fields).find(([name, field]) => field.kind === 'refersTo' && field.noun === 'people' && maySee(page, session, name))?.[0];
    return by !== undefined && mayRead(page, session) ? [{ page, by }] : [];
  });

/** What happened around a person, the newest first, over all nouns; chips leave out what is not of interest. */
export function PersonTimeline({ person }: { person: string }) {
  const translate = useTranslate();
  const language = useLanguage();
  const label = useLabel();
  const session = useSession();
  const provider = useDataProvider();
  const [chosen, choose] = useState<readonly string[]>([]);
  const strands = strandsOf(session);
  const answers = useQueries({
    queries: strands.map(({ page, by }) => ({
      queryKey: [page.name, 'getList', 'timeline', by, person],
      queryFn: () => provider.getList<RaRecord>(page.name, { filter: { [by]: [person] }, sort: { field: 'createdAt', order: 'DESC' }, pagination: { page: 1, perPage: newestOfEach } }),
    })),
  });
  const events = strands.flatMap(({ page }, at) => (answers[at]?.data?.data ?? []).map((record) => ({ page, record }))).toSorted((one, other) => String(other.record['createdAt']).localeCompare(String(one.record['createdAt'])));
  const present = [...new Set(events.map(({ page }) => page))];
  const shown = events.filter(({ page }) => chosen.length === 0 || chosen.includes(page.name));
  const toggle = (noun: string) => choose(chosen.includes(noun) ? chosen.filter((one) => one !== noun) : [...chosen, noun]);
  return (
    <SectionCard
      title={translate('console.person.timeline')}
      count={shown.length}
      loading={answers.some(({ isPending }) => isPending) && 'lines'}
      error={answers.find(({ error }) => error)?.error}
      {...(events.length === 0 ? { empty: translate('console.person.noEvents') } : {})}
    >
      <Box role="group" aria-label={translate('console.person.chips')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, mb: 1.5 }} data-noprint>
        {present.map((page) => (
          <Chip
            key={page.name}
            size="small"
            clickable
            component="button"
            type="button"
            aria-pressed={chosen.includes(page.name)}
            variant={chosen.includes(page.name) ? 'filled' : 'outlined'}
            label={`${label(page.plural ?? page.label, page.name)} ${events.filter((event) => event.page === page).length}`}
            onClick={() => toggle(page.name)}
          />
        ))}
      </Box>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }} data-timeline>
        {shown.map(({ page, record }) => (
          <Box component="li" key={`${page.name}.${record.id}`} sx={{ borderLeft: 2, borderColor: 'divider', pl: 1.5, pb: 1.5, position: 'relative' }}>
            <Box sx={{ fontSize: 12, color: 'text.secondary' }}>
              {momentText(String(record['createdAt']))} · {label(page.label, page.name)}
            </Box>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
              <MuiLink component={Link} to={`/${page.name}/${record.id}/show`} underline="hover" sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>
                {titleOf(page, record, language)}
              </MuiLink>
              <StateChip page={page} state={String(record['state'])} bare />
            </Box>
          </Box>
        ))}
      </Box>
    </SectionCard>
  );
}
