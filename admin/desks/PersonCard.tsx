import { Box, Button } from '@mui/material';
import { RecordContextProvider, useGetOne, useTranslate, type RaRecord } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { maySee } from '#domain/language/permit.ts';
import { askWhoLooked } from '#domain/roles.ts';
import { ErrorState } from '../kit/ErrorState.tsx';
import { FactGrid } from '../kit/FactGrid.tsx';
import { FieldDisplay } from '../kit/FieldDisplay.tsx';
import { LoadingState } from '../kit/LoadingState.tsx';
import { PageHead } from '../kit/PageHead.tsx';
import { SectionCard } from '../kit/SectionCard.tsx';
import { StateChip } from '../kit/StateChip.tsx';
import { RevealAll, RevealProvider } from '../kit/record/reveal.tsx';
import { fieldLabel, titleOf, useLanguage } from '../kit/words.ts';
import { knownPage } from '../pages.ts';
import { useSession } from '../providers/session.ts';
import { PersonTimeline } from './PersonTimeline.tsx';
import { PrintHead } from '../kit/PrintHead.tsx';
import { RelatedCard } from './RelatedCard.tsx';
import { SendAgain } from './SendAgain.tsx';

const page = knownPage('people');
const identity = ['personNumber', 'birthDate', 'email', 'phone', 'address', 'eApprovalGivenAt'] as const;

/** Everything that hangs on one person, and one line of time through all of it. Hidden values stay hidden until somebody asks. */
export default function PersonCard() {
  const { id = '' } = useParams();
  const { data, isPending, error, refetch } = useGetOne<RaRecord>('people', { id });
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  if (isPending || !data) return <LoadingState shape="record" />;
  return (
    <RecordContextProvider value={data}>
      <RevealProvider page={page}>
        <Card person={data} />
      </RevealProvider>
    </RecordContextProvider>
  );
}

function Card({ person }: { person: RaRecord }) {
  const translate = useTranslate();
  const language = useLanguage();
  const session = useSession();
  const id = String(person.id);
  const facts = identity
    .filter((field) => maySee(page, session, field) && person[field] !== null && person[field] !== undefined)
    .map((field) => ({ name: field, label: fieldLabel(page, field, language), value: <FieldDisplay page={page} field={field} /> }));
  return (
    <Box data-person={id}>
      <PrintHead title={translate('console.person.title')} />
      <PageHead
        title={titleOf(page, person, language)}
        beside={<StateChip page={page} state={String(person['state'])} />}
        under={translate('console.person.title')}
        actions={
          <>
            <RevealAll page={page} />
            {session.roles.some((role) => askWhoLooked.includes(role)) && (
              <Button size="small" component={Link} to={`/kim-gordu/people/${id}`}>
                {translate('console.looks.ask')}
              </Button>
            )}
            <Button size="small" component={Link} to={`/people/${id}/show`}>
              {translate('console.dossier.record')}
            </Button>
          </>
        }
      />
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.4fr) minmax(0, 1fr)' }, gap: 2, alignItems: 'start' }}>
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          <SectionCard title={translate('console.person.identity')}>
            <FactGrid facts={facts} />
          </SectionCard>
          <RelatedCard noun="pre-applications" filter={{ person: [id] }} fields={['institution', 'dueAt']} />
          <RelatedCard noun="certificates" filter={{ person: [id] }} fields={['notBefore', 'notAfter']} />
          <RelatedCard noun="shipments" filter={{ person: [id] }} fields={['carrier', 'lastEventAt']} />
          <RelatedCard noun="outgoing-mails" filter={{ toPerson: [id] }} fields={['createdAt', 'sentAt']} end={(mail) => <SendAgain mail={mail} />} />
          <RelatedCard noun="charges" filter={{ debtorPerson: [id] }} fields={['amount', 'paidAmount', 'dueOn']} />
          <RelatedCard noun="payments" filter={{ payerPerson: [id] }} fields={['valueOn', 'amount']} />
          <RelatedCard noun="calls" filter={{ person: [id] }} fields={['createdAt', 'identityLevel']} />
        </Box>
        <PersonTimeline person={id} />
      </Box>
    </Box>
  );
}
