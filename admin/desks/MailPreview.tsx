import { Box, Button, Typography } from '@mui/material';
import { RecordContextProvider, useGetOne, useTranslate, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { maySee } from '#domain/language/permit.ts';
import { FactGrid } from '../kit/FactGrid.tsx';
import { FieldDisplay } from '../kit/FieldDisplay.tsx';
import { SectionCard } from '../kit/SectionCard.tsx';
import { StateChip } from '../kit/StateChip.tsx';
import { RevealProvider } from '../kit/record/reveal.tsx';
import { fieldLabel, useLanguage } from '../kit/words.ts';
import { knownPage, pageOf } from '../pages.ts';
import { useSession } from '../providers/session.ts';
import { SendAgain } from './SendAgain.tsx';

const page = knownPage('outgoing-mails');
const facts = ['toAddress', 'toPerson', 'toInstitution', 'templateCode', 'createdAt', 'sentAt', 'attempts', 'failure', 'response'] as const;

/** A letter as its receiver reads it, and what became of it. */
export function MailPreview({ id }: { id: RaRecord['id'] }) {
  const translate = useTranslate();
  const { data, isPending, error, refetch } = useGetOne<RaRecord>('outgoing-mails', { id });
  return (
    <SectionCard
      title={translate('console.mails.preview')}
      loading={isPending && 'facts'}
      error={error}
      onRetry={refetch}
      actions={
        data && (
          <>
            <SendAgain mail={data} />
            <Button size="small" component={Link} to={`/outgoing-mails/${id}/show`}>
              {translate('console.dossier.record')}
            </Button>
          </>
        )
      }
    >
      {data && (
        <RecordContextProvider value={data}>
          <RevealProvider page={page}>
            <Letter mail={data} />
          </RevealProvider>
        </RecordContextProvider>
      )}
    </SectionCard>
  );
}

function Letter({ mail }: { mail: RaRecord }) {
  const translate = useTranslate();
  const language = useLanguage();
  const session = useSession();
  const about = typeof mail['noun'] === 'string' && typeof mail['recordId'] === 'string' && pageOf(mail['noun']) ? `/${mail['noun']}/${mail['recordId']}/show` : undefined;
  const known = facts.filter((field) => maySee(page, session, field) && mail[field] !== null && mail[field] !== undefined);
  return (
    <Box data-letter={mail.id}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mb: 1 }}>
        <Typography variant="h3" component="h3" sx={{ overflowWrap: 'anywhere' }}>
          {String(mail['subjectText'] ?? '')}
        </Typography>
        <StateChip page={page} state={String(mail['state'])} />
      </Box>
      <FactGrid columns={1} facts={known.map((field) => ({ name: field, label: fieldLabel(page, field, language), value: <FieldDisplay page={page} field={field} /> }))} />
      {about !== undefined && (
        <Button size="small" component={Link} to={about} sx={{ mt: 1 }}>
          {translate('console.mails.about')}
        </Button>
      )}
      <Box sx={{ mt: 2, p: 2, border: 1, borderColor: 'divider', borderRadius: '6px', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', bgcolor: (theme) => theme.tokens.canvas }}>
        <FieldDisplay page={page} field="body" />
      </Box>
    </Box>
  );
}
