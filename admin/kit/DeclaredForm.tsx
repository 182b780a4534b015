import { Box } from '@mui/material';
import { useState } from 'react';
import { Create, Edit, useNotify, useRecordContext, useRedirect, useTranslate, type RaRecord } from 'react-admin';
import { type Page } from '#domain/language/resource.ts';
import { newIntention } from '../providers/http.ts';
import { sentenceOf } from '../providers/problem.ts';
import { PageHead } from './PageHead.tsx';
import { CreateForm } from './form/CreateForm.tsx';
import { EditForm } from './form/EditForm.tsx';
import { RevealProvider } from './record/reveal.tsx';
import { StateChip } from './StateChip.tsx';
import { titleOf, useLabel, useLanguage } from './words.ts';

/** A card that cuts off what overflows would hold the bar of the form at its own end instead of in view. */
const inView = { '& .MuiCard-root': { overflow: 'visible' } };

/** The form of a new record of any noun: what the system fills in is not asked. */
export function DeclaredCreate({ page }: { page: Page }) {
  const label = useLabel();
  const translate = useTranslate();
  const redirect = useRedirect();
  const notify = useNotify();
  const [intention] = useState(newIntention);
  const told = (record: RaRecord) => {
    notify(translate('console.record.created', { noun: label(page.label, page.name) }), { type: 'success' });
    redirect('show', page.name, record.id);
  };
  return (
    <Create sx={inView} resource={page.name} redirect={false} mutationOptions={{ meta: { intention } }} title={label(page.plural ?? page.label, page.name)}>
      <Box sx={{ px: 2, pt: 2 }}>
        <PageHead title={translate('console.record.newOf', { noun: label(page.label, page.name) })} />
        <CreateForm page={page} warn onSaved={told} onCancel={() => redirect('list', page.name)} />
      </Box>
    </Create>
  );
}

/** The form of a record: only what the role may change in its state. Somebody else's change meanwhile is merged field by field. */
export function DeclaredEdit({ page }: { page: Page }) {
  const translate = useTranslate();
  const notify = useNotify();
  const redirect = useRedirect();
  const label = useLabel();
  const [conflict, setConflict] = useState(false);
  const told = (record: RaRecord) => {
    notify(translate(record['proposed'] ? 'console.record.proposed' : 'console.record.saved'), { type: 'success' });
    redirect('show', page.name, record.id);
  };
  const failed = (error: unknown) => {
    const { status, body } = error as { status?: number; body?: { errors?: object } };
    if (status === 412) setConflict(true);
    else if (!body?.errors) notify(sentenceOf(error, translate('console.unexpected')), { type: 'error' });
  };
  return (
    <Edit
      sx={inView}
      resource={page.name}
      mutationMode="pessimistic"
      redirect={false}
      mutationOptions={{ onError: failed }}
      title={label(page.plural ?? page.label, page.name)}
      actions={false}
    >
      <RevealProvider page={page}>
        <Box sx={{ px: 2, pt: 2 }}>
          <Head page={page} />
          <EditForm page={page} conflict={conflict} onSettled={() => setConflict(false)} onSaved={told} />
        </Box>
      </RevealProvider>
    </Edit>
  );
}

function Head({ page }: { page: Page }) {
  const record = useRecordContext();
  const language = useLanguage();
  const label = useLabel();
  if (!record) return null;
  return <PageHead title={titleOf(page, record, language)} beside={<StateChip page={page} state={String(record['state'])} />} under={label(page.label, page.name)} />;
}
