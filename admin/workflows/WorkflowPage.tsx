import { Alert, Autocomplete, Box, Button, Skeleton, TextField, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate, useParams } from 'react-router-dom';
import { mayRead } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { PageHead } from '../kit/PageHead.tsx';
import { useLabel } from '../kit/words.ts';
import { pages } from '../pages.ts';
import { sentenceOf } from '../providers/problem.ts';
import { useSession } from '../providers/session.ts';
import { useStanding } from './standing.ts';
import { WorkflowTable } from './WorkflowTable.tsx';
import words from '../messages/workflows.ts';
import { bringWords } from '../providers/late-messages.ts';

bringWords(words);

const WorkflowDiagram = lazy(() => import('./WorkflowDiagram.tsx'));

const first = 'pre-applications';

/** Each workflow drawn from its page, with what stands where now. */
export default function WorkflowPage() {
  const translate = useTranslate();
  const session = useSession();
  const { noun } = useParams();
  // A noun with one state has nothing to draw.
  const drawn = pages.filter((page) => Object.keys(page.workflow.states).length > 1 && mayRead(page, session));
  const page = drawn.find(({ name }) => name === (noun ?? first)) ?? drawn[0];
  return page ? <OneWorkflow page={page} among={drawn} /> : <Alert severity="info">{translate('console.workflows.error')}</Alert>;
}

function OneWorkflow({ page, among }: { page: Page; among: readonly Page[] }) {
  const translate = useTranslate();
  const label = useLabel();
  const navigate = useNavigate();
  const [look, setLook] = useState<'diagram' | 'table'>('diagram');
  const { data: standing, error, refetch } = useStanding(page.name);
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, height: 'calc(100vh - 96px)', minHeight: 420, boxSizing: 'border-box' }}>
      <PageHead title={translate('console.workflows.title')} under={translate('console.workflows.hint')} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
        <Autocomplete
          size="small"
          sx={{ width: 280 }}
          options={[...among]}
          value={page}
          disableClearable
          getOptionLabel={(one) => label(one.plural ?? one.label, one.name)}
          isOptionEqualToValue={(one, other) => one.name === other.name}
          onChange={(_event, chosen) => void navigate(`/is-akislari/${chosen.name}`)}
          renderInput={(input) => <TextField {...input} label={translate('console.workflows.choose')} />}
        />
        <ToggleButtonGroup size="small" exclusive value={look} onChange={(_event, chosen: 'diagram' | 'table' | null) => chosen && setLook(chosen)}>
          <ToggleButton value="diagram">{translate('console.workflows.diagram')}</ToggleButton>
          <ToggleButton value="table">{translate('console.workflows.table')}</ToggleButton>
        </ToggleButtonGroup>
      </Box>
      {error && (
        <Alert severity="error" action={<Button onClick={() => void refetch()}>{translate('ra.action.refresh')}</Button>}>{sentenceOf(error, translate('console.workflows.error'))}</Alert>
      )}
      <Box sx={{ flex: 1, minHeight: 0, overflow: look === 'table' ? 'auto' : 'hidden' }}>
        {look === 'table' ? <WorkflowTable page={page} standing={standing} /> : (
          <Suspense fallback={<Skeleton variant="rounded" height="100%" />}>
            <WorkflowDiagram page={page} standing={standing} />
          </Suspense>
        )}
      </Box>
    </Box>
  );
}
