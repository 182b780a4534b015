import { Box, Button } from '@mui/material';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import { useGetList, useGetMany, useGetOne, useTranslate, type RaRecord } from 'react-admin';
import { Link, useParams } from 'react-router-dom';
import { businessDate } from '#domain/calendar/dates.ts';
import { mayRead } from '#domain/language/permit.ts';
import { debtOf, openChargeStates, type OwedPart } from '#domain/money/debt.ts';
import { ErrorState } from '../kit/ErrorState.tsx';
import { FactGrid } from '../kit/FactGrid.tsx';
import { KindSign } from '../kit/KindSign.tsx';
import { LoadingState } from '../kit/LoadingState.tsx';
import { Money } from '../kit/Money.tsx';
import { PageHead } from '../kit/PageHead.tsx';
import { Reference } from '../kit/Reference.tsx';
import { SectionCard } from '../kit/SectionCard.tsx';
import { StateChip } from '../kit/StateChip.tsx';
import { ValueOf } from '../kit/record/ValueOf.tsx';
import { fieldLabel, nowOnScreen, useLanguage } from '../kit/words.ts';
import { knownPage } from '../pages.ts';
import { useSession } from '../providers/session.ts';
import { Doubles, Merged } from './Doubles.tsx';
import { gateOf } from './gate.ts';
import { OfficerHistory } from './OfficerHistory.tsx';
import { OrderBalance } from './OrderBalance.tsx';
import { PrintHead } from '../kit/PrintHead.tsx';
import { RelatedCard } from './RelatedCard.tsx';

const page = knownPage('institutions');
const ofGroup = ['kind', 'sector', 'vkn', 'detsis', 'province', 'email', 'telephone', 'kep', 'signatory', 'activatedAt'] as const;

/** All of an institution on one page: the gate, who is responsible, undertakings, what is ordered and left, lists, people under way, debt. */
export default function InstitutionDossier() {
  const { id = '' } = useParams();
  const { data, isPending, error, refetch } = useGetOne<RaRecord>('institutions', { id });
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  if (isPending || !data) return <LoadingState shape="record" />;
  return <Dossier institution={data} />;
}

function Dossier({ institution }: { institution: RaRecord }) {
  const translate = useTranslate();
  const language = useLanguage();
  const name = String(institution['name']);
  const reference = typeof institution['reference'] === 'string' ? institution['reference'] : undefined;
  const facts = ofGroup
    .filter((field) => institution[field] !== null && institution[field] !== undefined)
    .map((field) => ({ name: field, label: fieldLabel(page, field, language), value: <ValueOf page={page} name={field} value={institution[field]} /> }));
  const filter = { institution: [String(institution.id)] };
  return (
    <Box data-dossier={institution.id}>
      <PrintHead title={`${translate('console.dossier.title')}: ${name}`} reference={reference} />
      <PageHead
        title={name}
        beside={<StateChip page={page} state={String(institution['state'])} />}
        under={
          <>
            {translate('console.dossier.title')}
            {reference !== undefined && (
              <>
                {' · '}
                <Reference>{reference}</Reference>
              </>
            )}
          </>
        }
        actions={
          <>
            <Button size="small" component={Link} to={`/institutions/${institution.id}/show`}>
              {translate('console.dossier.record')}
            </Button>
            <Button size="small" variant="outlined" startIcon={<PrintIcon />} onClick={() => window.print()}>
              {translate('console.print.print')}
            </Button>
          </>
        }
      />
      <Merged institution={institution} />
      <Doubles institution={institution} />
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1fr)' }, gap: 2, alignItems: 'start' }}>
        <Gate institution={institution} />
        <Debt institution={String(institution.id)} />
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          <SectionCard title={translate('console.dossier.facts')}>
            <FactGrid facts={facts} columns={1} />
          </SectionCard>
          <RelatedCard noun="exemptions" filter={filter} fields={['until']} />
        </Box>
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          <OfficerHistory institution={String(institution.id)} />
          <RelatedCard noun="documents" filter={{ ...filter, type: ['KT', 'EST'] }} title={translate('console.dossier.undertakings')} fields={['type', 'originalReceivedAt']} />
          <RelatedCard noun="billing-accounts" filter={filter} fields={['vkn']} />
        </Box>
      </Box>
      <Box sx={{ display: 'grid', gap: 2, mt: 2 }}>
        <OrderBalance institution={String(institution.id)} />
        <RelatedCard noun="application-lists" filter={filter} fields={['rowsTotal', 'rowsAccepted', 'rowsFaulty', 'createdAt']} />
        <RelatedCard noun="pre-applications" filter={filter} fields={['payer', 'dueAt']} />
        <RelatedCard noun="invoices" filter={filter} fields={['total', 'dueOn']} />
      </Box>
    </Box>
  );
}

/** The compliance gate, in the sentence in which the server would say it. */
function Gate({ institution }: { institution: RaRecord }) {
  const translate = useTranslate();
  const language = useLanguage();
  const session = useSession();
  const readable = mayRead(knownPage('signing-applications'), session) && mayRead(knownPage('exemptions'), session);
  const used = (institution['signingApplications'] ?? []) as string[];
  const applications = useGetMany<RaRecord>('signing-applications', { ids: used }, { enabled: readable && used.length > 0 });
  const exemptions = useGetList<RaRecord>('exemptions', { filter: { institution: [String(institution.id)] }, sort: { field: 'createdAt', order: 'DESC' }, pagination: { page: 1, perPage: 100 } }, { enabled: readable });
  if (!readable) return null;
  const pending = exemptions.isPending || (used.length > 0 && applications.isPending);
  const answer = pending ? undefined : gateOf(institution, applications.data ?? [], exemptions.data ?? [], businessDate(nowOnScreen()));
  return (
    <SectionCard title={translate('console.dossier.gate')} loading={pending && 'lines'} rows={2} error={applications.error ?? exemptions.error}>
      <Box data-gate={answer === true ? 'open' : 'shut'} sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
        <KindSign kind={answer === true ? 'done' : 'alarm'} />
        <span>{answer === true ? translate('console.dossier.gateOpen') : answer?.[language]}</span>
      </Box>
      {(applications.data ?? []).map((application) => (
        <Box key={application.id} sx={{ mt: 0.75, fontSize: 13, color: 'text.secondary' }}>
          {String(application['name'])} {String(application['release'])}: <ValueOf page={knownPage('signing-applications')} name="standing" value={application['standing']} />
        </Box>
      ))}
    </SectionCard>
  );
}

const mostCharges = 200;

/** Open debt: the sum of open charges, the same figure as at the bank and on the call screen. */
function Debt({ institution }: { institution: string }) {
  const translate = useTranslate();
  const session = useSession();
  const readable = mayRead(knownPage('charges'), session);
  const { data = [], total = 0, isPending, error, refetch } = useGetList<RaRecord>(
    'charges',
    { filter: { debtorInstitution: [institution], state: [...openChargeStates] }, sort: { field: 'dueOn', order: 'ASC' }, pagination: { page: 1, perPage: mostCharges } },
    { enabled: readable },
  );
  if (!readable) return null;
  const late = data.filter(({ dueOn }) => typeof dueOn === 'string' && dueOn < businessDate(nowOnScreen()));
  return (
    <SectionCard title={translate('console.dossier.debt')} loading={isPending && 'lines'} rows={2} error={error} onRetry={refetch}>
      <Box sx={{ fontSize: 22, fontWeight: 620 }} data-debt>
        <Money kurus={debtOf(data as unknown as OwedPart[])} />
        {total > data.length && '+'}
      </Box>
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
        {data.length === 0 ? translate('console.dossier.noDebt') : translate('console.dossier.charges', { count: total })}
        {late.length > 0 && (
          <Box component="span" sx={{ ml: 1, color: (theme) => theme.tokens.danger.ink, fontWeight: 550 }}>
            {translate('console.dossier.late', { count: late.length })} <Money kurus={debtOf(late as unknown as OwedPart[])} />
          </Box>
        )}
      </Box>
    </SectionCard>
  );
}
