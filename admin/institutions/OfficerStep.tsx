import { Box, Button, Typography } from '@mui/material';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import { CreateBase, EditBase, Form, useDataProvider, useNotify, useTranslate, type RaRecord } from 'react-admin';
import { FieldInput } from '../kit/FieldInput.tsx';
import { CreateForm } from '../kit/form/CreateForm.tsx';
import { EditForm } from '../kit/form/EditForm.tsx';
import { FormManners } from '../kit/form/FormBody.tsx';
import { useFirstField } from '../kit/form/Steps.tsx';
import { RevealProvider } from '../kit/record/reveal.tsx';
import { titleOf, useLanguage } from '../kit/words.ts';
import { useSender } from './sender-of-papers.ts';
import { knownPage } from '../pages.ts';
import { newIntention } from '../providers/http.ts';
import { isMasked } from '../providers/patch.ts';
import { sentenceOf } from '../providers/problem.ts';

const people = knownPage('people');
const officers = knownPage('officers');
const settledOfPerson = ['personNumber'] as const;
const settledOfOfficer = ['person', 'institution'] as const;

interface OfficerStepProps {
  readonly institution: RaRecord;
  readonly officer: RaRecord | undefined;
  readonly onSaved: () => void;
}

/** Who it is, by number; recorded if nobody knows them yet; then what makes them the officer of this institution. */
export function OfficerStep({ institution, officer, onSaved }: OfficerStepProps) {
  const language = useLanguage();
  const translate = useTranslate();
  const [sought, setSought] = useState<string>();
  const [person, setPerson] = useState<RaRecord>();
  const sender = useSender(institution.id, officer === undefined);
  if (officer) return <KnownOfficer officer={officer} onSaved={onSaved} />;
  if (person) {
    const told = Object.fromEntries(['email', 'phone'].flatMap((name) => (person[name] && !isMasked(person[name]) ? [[name, person[name]]] : [])));
    return (
      <New key="officer" noun="officers" initial={{ ...(sender ? { email: sender.suggested.email } : {}), ...told, person: person.id, institution: institution.id }} settled={settledOfOfficer} onSaved={onSaved}>
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', mb: 1 }}>
          <Typography data-person>{translate('console.registration.person', { name: titleOf(people, person, language) })}</Typography>
          <Button size="small" onClick={() => setPerson(undefined)}>{translate('console.registration.otherPerson')}</Button>
        </Box>
      </New>
    );
  }
  if (sought !== undefined)
    return (
      <New key="person" noun="people" initial={{ ...sender?.suggested, personNumber: sought }} settled={settledOfPerson} onSaved={setPerson}>
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', mb: 1 }}>
          <Typography role="status" data-nobody>{translate('console.registration.newPerson')}</Typography>
          <Button size="small" onClick={() => setSought(undefined)}>{translate('console.registration.otherPerson')}</Button>
        </Box>
        {sender && <Typography variant="body2" color="text.secondary" sx={{ mb: 1 }} data-sender>{translate('console.registration.sender', { name: sender.shown })}</Typography>}
      </New>
    );
  return <FindPerson onFound={setPerson} onNobody={setSought} />;
}

/** The number travels in the body of the question and stands in no address. */
function FindPerson({ onFound, onNobody }: { onFound: (person: RaRecord) => void; onNobody: (number: string) => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const provider = useDataProvider();
  const field = people.fields['personNumber'];
  const label = translate('console.registration.number');
  const asked = useMemo(() => field && { ...field, label: { tr: label, en: label } }, [field, label]);
  const find = async ({ personNumber }: Record<string, unknown>) => {
    try {
      const { data } = await provider.getList<RaRecord>('people', { filter: { q: String(personNumber) }, sort: { field: 'createdAt', order: 'DESC' }, pagination: { page: 1, perPage: 2 } });
      if (data[0]) onFound(data[0]);
      else onNobody(String(personNumber));
    } catch (error) {
      notify(sentenceOf(error, translate('console.unexpected')), { type: 'error' });
    }
  };
  return (
    <Form onSubmit={find} mode="onBlur" reValidateMode="onBlur" noValidate>
      <FormManners />
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start', maxWidth: 520 }}>
        {asked && <FieldInput name="personNumber" field={asked} noun="people" />}
        <Button type="submit" variant="contained" sx={{ mt: 1, whiteSpace: 'nowrap', flexShrink: 0 }}>{translate('console.registration.find')}</Button>
      </Box>
    </Form>
  );
}

interface NewProps {
  readonly noun: 'people' | 'officers';
  readonly initial: Readonly<Record<string, unknown>>;
  readonly settled: readonly string[];
  readonly onSaved: (record: RaRecord) => void;
  readonly children: ReactNode;
}

function New({ noun, initial, settled, onSaved, children }: NewProps) {
  const translate = useTranslate();
  const failed = useFailed();
  const [intention] = useState(newIntention);
  // As it was when the form opened: a form does not begin anew while it is typed into.
  const [begun] = useState(initial);
  const part = useRef<HTMLDivElement>(null);
  useFirstField(part, noun);
  return (
    <Box data-new={noun} ref={part}>
      {children}
      <CreateBase resource={noun} record={begun} redirect={false} mutationOptions={{ onError: failed, meta: { intention } }}>
        <CreateForm page={noun === 'people' ? people : officers} initial={begun} settled={settled} saveLabel={translate('console.steps.saveAndGoOn')} onSaved={onSaved} />
      </CreateBase>
    </Box>
  );
}

function KnownOfficer({ officer, onSaved }: { officer: RaRecord; onSaved: () => void }) {
  const translate = useTranslate();
  const language = useLanguage();
  const failed = useFailed();
  return (
    <Box data-officer={officer.id}>
      <Typography sx={{ mb: 1 }}>{translate('console.registration.person', { name: titleOf(officers, officer, language) })}</Typography>
      <EditBase resource="officers" id={officer.id} mutationMode="pessimistic" redirect={false} mutationOptions={{ onError: failed }}>
        <RevealProvider page={officers}>
          <EditForm page={officers} conflict={false} onSettled={() => undefined} onSaved={onSaved} saveLabel={translate('console.steps.saveAndGoOn')} />
        </RevealProvider>
      </EditBase>
    </Box>
  );
}

/** What stands at its field is not said twice. */
function useFailed(): (error: unknown) => void {
  const translate = useTranslate();
  const notify = useNotify();
  return (error) => {
    if (!(error as { body?: { errors?: object } }).body?.errors) notify(sentenceOf(error, translate('console.unexpected')), { type: 'error' });
  };
}
