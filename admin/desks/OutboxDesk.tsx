import { Box, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useState } from 'react';
import { RecordContextProvider, useGetList, useTranslate, type RaRecord } from 'react-admin';
import { EmptyState } from '../kit/EmptyState.tsx';
import { figure } from '../kit/list/ListPager.tsx';
import { ListPages } from './ListPages.tsx';
import { PageHead } from '../kit/PageHead.tsx';
import { SectionCard } from '../kit/SectionCard.tsx';
import { StateChip } from '../kit/StateChip.tsx';
import { momentText, stateLabel, textOf, titleOf, useLanguage } from '../kit/words.ts';
import { knownPage } from '../pages.ts';
import { MailPreview } from './MailPreview.tsx';

const page = knownPage('outgoing-mails');
const perPage = 25;

/** Letters that left us or are about to: which, in what state, as they read; sent again with a button. */
export default function OutboxDesk() {
  const translate = useTranslate();
  const language = useLanguage();
  const [state, setState] = useState<string>('all');
  const [at, setAt] = useState(1);
  const [open, setOpen] = useState<RaRecord['id']>();
  const { data = [], total = 0, isPending, error, refetch } = useGetList<RaRecord>('outgoing-mails', {
    filter: state === 'all' ? {} : { state: [state] }, sort: { field: 'createdAt', order: 'DESC' }, pagination: { page: at, perPage },
  });
  const chosen = data.find(({ id }) => id === open) ?? data[0];
  const change = (next: string | null) => {
    setState(next ?? 'all');
    setAt(1);
    setOpen(undefined);
  };
  return (
    <Box>
      <PageHead title={translate('console.mails.outbox')} under={translate('console.mails.outboxUnder')} />
      <ToggleButtonGroup exclusive size="small" value={state} onChange={(_, next: string | null) => change(next)} aria-label={translate('console.mails.states')} sx={{ mb: 1.5 }}>
        {['all', ...Object.keys(page.workflow.states)].map((name) => (
          <ToggleButton key={name} value={name} sx={{ textTransform: 'none', py: 0.25 }}>
            {name === 'all' ? translate('console.mails.all') : stateLabel(page, name, language)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1.2fr)' }, gap: 2, alignItems: 'start' }}>
        <SectionCard title={translate('console.mails.letters')} count={figure(total, language)} flush loading={isPending && 'lines'} error={error} onRetry={refetch} {...(data.length === 0 ? { empty: translate('console.mails.none') } : {})}>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {data.map((mail) => (
              <Box component="li" key={mail.id} sx={{ borderBottom: 1, borderColor: 'divider' }}>
                <Box
                  component="button"
                  type="button"
                  data-mail={mail.id}
                  aria-pressed={mail.id === chosen?.id}
                  onClick={() => setOpen(mail.id)}
                  sx={{ all: 'unset', boxSizing: 'border-box', cursor: 'pointer', display: 'block', width: '100%', px: 2, py: 1, bgcolor: mail.id === chosen?.id ? 'action.selected' : 'transparent', '&:hover': { bgcolor: 'action.hover' }, '&:focus-visible': { outline: (theme) => `2px solid ${theme.tokens.focus}`, outlineOffset: '-2px' } }}
                >
                  <Box sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>{titleOf(page, mail, language)}</Box>
                  <Box sx={{ fontSize: 13 }}>{textOf(page.fields['toAddress'], mail['toAddress'], language)}</Box>
                  <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, fontSize: 12, color: 'text.secondary' }}>
                    <StateChip page={page} state={String(mail['state'])} bare />
                    <span>{momentText(String(mail['createdAt']))}</span>
                  </Box>
                </Box>
              </Box>
            ))}
          </Box>
          <ListPages at={at} perPage={perPage} total={total} onGo={setAt} />
        </SectionCard>
        {chosen ? (
          <RecordContextProvider value={chosen}>
            <MailPreview key={chosen.id} id={chosen.id} />
          </RecordContextProvider>
        ) : (
          !isPending && <EmptyState title={translate('console.mails.choose')} small />
        )}
      </Box>
    </Box>
  );
}
