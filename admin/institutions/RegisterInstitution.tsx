import { Box, Button } from '@mui/material';
import { useState } from 'react';
import { CreateBase, EditBase, useNotify, useRefresh, useTranslate, type RaRecord } from 'react-admin';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { ErrorState } from '../kit/ErrorState.tsx';
import { CreateForm } from '../kit/form/CreateForm.tsx';
import { EditForm } from '../kit/form/EditForm.tsx';
import { Steps } from '../kit/form/Steps.tsx';
import { LoadingState } from '../kit/LoadingState.tsx';
import { PageHead } from '../kit/PageHead.tsx';
import { RevealProvider } from '../kit/record/reveal.tsx';
import { StateChip } from '../kit/StateChip.tsx';
import words from '../messages/registration.ts';
import { knownPage } from '../pages.ts';
import { newIntention } from '../providers/http.ts';
import { bringWords } from '../providers/late-messages.ts';
import { sentenceOf } from '../providers/problem.ts';
import { OfficerStep } from './OfficerStep.tsx';
import { hasCome, stepOf, undertakingTypes, useRegistration, type Registration } from './registration.ts';
import { RegistrationSummary } from './RegistrationSummary.tsx';
import { UndertakingsStep } from './UndertakingsStep.tsx';

bringWords(words);

const page = knownPage('institutions');

/** An institution with its officer and both undertakings, one after the other. What is done is read from the records, so anybody goes on where somebody stopped. */
export default function RegisterInstitution() {
  const { id = '' } = useParams();
  const translate = useTranslate();
  const registration = useRegistration(id);
  const { institution, loading, error, refetch } = registration;
  if (error) return <ErrorState error={error} onRetry={refetch} />;
  return (
    <Box sx={{ px: 2, pt: 2 }} data-registration={id}>
      <PageHead
        title={institution ? String(institution['name']) : translate('console.registration.title')}
        {...(institution ? { beside: <StateChip page={page} state={String(institution['state'])} /> } : {})}
        under={translate('console.registration.under')}
        {...(institution ? { actions: <Button size="small" component={Link} to={`/institutions/${institution.id}/show`}>{translate('console.registration.begun')}</Button> } : {})}
      />
      {loading ? <LoadingState shape="record" /> : <StepsOf key={id} registration={registration} />}
    </Box>
  );
}

function StepsOf({ registration }: { registration: Registration }) {
  const translate = useTranslate();
  const refresh = useRefresh();
  const reached = stepOf(registration);
  // Undefined: where the records stand. Whoever goes back stays there until a step is saved.
  const [chosen, setChosen] = useState<number>();
  const current = Math.min(chosen ?? reached, reached);
  const saved = () => {
    setChosen(undefined);
    refresh();
  };
  const { institution, officer, papers } = registration;
  const done = [institution !== undefined, officer !== undefined, undertakingTypes.every((type) => hasCome(papers[type])), institution !== undefined && institution['state'] !== 'registering'];
  return (
    <Steps
      title={translate('console.registration.title')}
      steps={(['institution', 'officer', 'undertakings', 'summary'] as const).map((key, index) => ({ key, label: translate(`console.registration.${key}`), done: done[index] === true }))}
      current={current}
      reached={reached}
      onGo={setChosen}
    >
      {current === 0 && <InstitutionStep institution={institution} onSaved={saved} />}
      {current === 1 && institution && <OfficerStep institution={institution} officer={officer} onSaved={saved} />}
      {current === 2 && institution && officer && <UndertakingsStep institution={institution} officer={officer} papers={papers} onSaved={saved} />}
      {current === 3 && <RegistrationSummary registration={registration} />}
    </Steps>
  );
}

function InstitutionStep({ institution, onSaved }: { institution: RaRecord | undefined; onSaved: () => void }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const notify = useNotify();
  const [intention] = useState(newIntention);
  const [conflict, setConflict] = useState(false);
  const saveLabel = translate('console.steps.saveAndGoOn');
  const failed = (error: unknown) => {
    const { status, body } = error as { status?: number; body?: { errors?: object } };
    if (institution && status === 412) setConflict(true);
    else if (!body?.errors) notify(sentenceOf(error, translate('console.unexpected')), { type: 'error' });
  };
  if (!institution)
    return (
      <CreateBase resource={page.name} redirect={false} mutationOptions={{ onError: failed, meta: { intention } }}>
        <CreateForm page={page} saveLabel={saveLabel} onSaved={({ id }) => void navigate(`/kurum-kaydi/${id}`, { replace: true })} />
      </CreateBase>
    );
  return (
    <EditBase resource={page.name} id={institution.id} mutationMode="pessimistic" redirect={false} mutationOptions={{ onError: failed }}>
      <RevealProvider page={page}>
        <EditForm page={page} conflict={conflict} onSettled={() => setConflict(false)} onSaved={onSaved} saveLabel={saveLabel} />
      </RevealProvider>
    </EditBase>
  );
}
