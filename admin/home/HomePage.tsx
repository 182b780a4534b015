import { Box, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { CountBadge } from '../kit/CountBadge.tsx';
import { PageHead } from '../kit/PageHead.tsx';
import { SectionCard } from '../kit/SectionCard.tsx';
import { actionLabel, roleLabel, useLabel, useLanguage } from '../kit/words.ts';
import { pageOf } from '../pages.ts';
import { useSession } from '../providers/session.ts';
import { Errands } from './Errands.tsx';
import { askHome, type HomeFacts } from './home-api.ts';
import { NextStep } from './NextStep.tsx';
import { QueueTable } from './QueueTable.tsx';
import { ReportCard } from './ReportCard.tsx';

const askEveryMs = 60_000;
const stack = { display: 'grid', gap: 2, minWidth: 0 } as const;

/** The first screen: what to do next, what waits, what is mine, what is due, and how it all stands. */
export default function HomePage() {
  const translate = useTranslate();
  const language = useLanguage();
  const session = useSession();
  const { data, isPending, error, refetch } = useQuery({ queryKey: ['home', session.id, language], queryFn: askHome, refetchInterval: askEveryMs, staleTime: 10_000 });
  const waiting = (data?.queues ?? []).filter(({ count }) => count > 0);
  const state = { loading: isPending && ('table' as const), error, onRetry: refetch };
  return (
    <Box>
      <PageHead title={translate('console.home.greeting')} under={[...new Set([session.name, session.roles.map((role) => roleLabel(role, language)).join(', ')])].join(' · ')} />
      {data && <NextStep home={data} />}
      {/* Where there is one column, what is to be done stands above the pictures. */}
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          mt: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.7fr) minmax(0, 1fr)' },
          gridTemplateAreas: { xs: '"queues" "side" "reports"', lg: '"queues side" "reports side"' },
          gridTemplateRows: { lg: 'auto 1fr' },
        }}
      >
        <Box sx={{ gridArea: 'queues', minWidth: 0 }}>
          <SectionCard title={translate('console.home.queues')} count={waiting.length} flush {...state} {...(waiting.length === 0 ? { empty: translate('console.home.empty') } : {})}>
            <QueueTable queues={waiting} />
          </SectionCard>
        </Box>
        <Box sx={{ ...stack, gridArea: 'reports' }}>
          {(data?.reports ?? []).map(({ name, noun, label }) => (
            <ReportCard key={name} name={name} noun={noun} label={label} />
          ))}
        </Box>
        <Box sx={{ ...stack, gridArea: 'side' }}>
          {data && data.signatures.length > 0 && <Signatures home={data} />}
          <SectionCard title={translate('console.home.mine')} flush loading={isPending && 'lines'} {...(data?.mine.length === 0 ? { empty: translate('console.home.noneMine') } : {})}>
            <Errands errands={data?.mine ?? []} />
          </SectionCard>
          <SectionCard title={translate('console.home.due')} flush loading={isPending && 'lines'} {...(data?.due.length === 0 ? { empty: translate('console.home.noneDue') } : {})}>
            <Errands errands={data?.due ?? []} />
          </SectionCard>
        </Box>
      </Box>
    </Box>
  );
}

function Signatures({ home: { signatures } }: { home: HomeFacts }) {
  const translate = useTranslate();
  const language = useLanguage();
  const label = useLabel();
  return (
    <SectionCard
      title={translate('console.approvals.title')}
      flush
      actions={
        <Button size="small" component={Link} to="/onayimi-bekleyenler">
          {translate('console.home.all')}
        </Button>
      }
    >
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }} data-signatures>
        {signatures.map(({ noun, action, n }) => {
          const page = pageOf(noun);
          return (
            page && (
              <Box component="li" key={`${noun}.${action}`} sx={{ display: 'flex', gap: 1, px: 2, py: 0.75 }}>
                <Box component="span" sx={{ flex: 1 }}>
                  {label(page.plural ?? page.label, noun)}: {actionLabel(page, action, language)}
                </Box>
                <CountBadge count={Math.min(n, 1_000)} capped={n > 1_000} />
              </Box>
            )
          );
        })}
      </Box>
    </SectionCard>
  );
}
