import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, FormControlLabel, Radio, RadioGroup, TextField } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { RecordContextProvider, useGetList, useGetOne, useNotify, useTranslate, type RaRecord } from 'react-admin';
import { EmptyState } from '../kit/EmptyState.tsx';
import { FieldDisplay } from '../kit/FieldDisplay.tsx';
import { fieldLabel, useLabel, useLanguage } from '../kit/words.ts';
import { knownPage } from '../pages.ts';
import { act } from '../providers/console-api.ts';
import { newIntention } from '../providers/http.ts';
import { sentenceOf } from '../providers/problem.ts';
import { awaitingFilter, codeOf } from './arrival.ts';

const page = knownPage('documents');
const offered = 9;

/** Left what lies in the hand, right what waits for its original: the two are compared before they become one. */
export function MatchDialog({ alone: { id }, onClose }: { alone: RaRecord; onClose: () => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string>();
  const [working, setWorking] = useState(false);
  const { data: alone } = useGetOne<RaRecord>('documents', { id });
  const { data: candidates, isPending } = useCandidates(typed, alone?.['institution']);
  const match = candidates.find((one) => one.id === chosen);
  const join = async () => {
    if (!alone || !match) return;
    setWorking(true);
    try {
      await act('documents', alone, 'matchWith', { matchedInto: match.id }, { intention: newIntention() });
      await queries.invalidateQueries({ queryKey: ['documents'] });
      notify(translate('console.post.joined', { reference: String(match['reference']) }), { type: 'success', messageArgs: { _: translate('console.post.joined', { reference: String(match['reference']) }) } });
      onClose();
    } catch (error) {
      notify(sentenceOf(error, translate('console.unexpected')), { type: 'error' });
      setWorking(false);
    }
  };
  return (
    <Dialog open onClose={onClose} maxWidth="lg" fullWidth aria-labelledby="match-title" data-match-dialog>
      <DialogTitle id="match-title">{translate('console.post.matchTitle')}</DialogTitle>
      <DialogContent dividers sx={{ display: 'grid', gap: 3, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1fr)' } }}>
        <Side title={translate('console.post.inHand')} paper={alone} fields={['reference', 'barcode', 'writtenOnIt', 'type', 'institution', 'box', 'shelf', 'originalReceivedAt']} />
        <Box component="section">
          <TextField autoFocus fullWidth size="small" value={typed} onChange={({ target }) => setTyped(target.value)} label={translate('console.post.searchMatch')} slotProps={{ htmlInput: { autoComplete: 'off', 'data-candidates': '' } }} />
          {!isPending && candidates.length === 0 ? <EmptyState title={translate('console.post.noCandidate')} small /> : (
            <RadioGroup value={chosen ?? ''} onChange={(_, next) => setChosen(next)} aria-label={translate('console.post.candidates')} sx={{ my: 1, flexWrap: 'nowrap' }}>
              {candidates.map((one) => (
                <FormControlLabel key={one.id} value={one.id} control={<Radio size="small" />} label={<Candidate paper={one} />} />
              ))}
            </RadioGroup>
          )}
          {match && <Side title={translate('console.post.itsMatch')} paper={match} fields={['reference', 'type', 'institution', 'state', 'receivedAt', 'originalDueAt', 'barcode']} />}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
        <Button variant="contained" disabled={!match || working} onClick={() => void join()} data-join>{translate('console.post.join')}</Button>
      </DialogActions>
    </Dialog>
  );
}

/** By number of the document, or by the name of its institution; of an institution already known, its own come first. */
function useCandidates(typed: string, institution: unknown) {
  const code = codeOf(typed);
  const byNumber = code !== null && 'reference' in code;
  const byName = !byNumber && typed.trim().length >= 2;
  const { data: institutions = [] } = useGetList<RaRecord>('institutions', { filter: { q: typed.trim() }, pagination: { page: 1, perPage: 20 } }, { enabled: byName });
  const filter = byNumber ? { ...code } : byName ? { institution: institutions.map(({ id }) => id) } : typeof institution === 'string' ? { institution } : {};
  const nobody = byName && institutions.length === 0;
  const { data = [], isPending } = useGetList<RaRecord>('documents', { filter: { ...awaitingFilter, ...filter }, sort: { field: 'originalDueAt', order: 'ASC' }, pagination: { page: 1, perPage: offered } }, { enabled: !nobody });
  return { data: nobody ? [] : data, isPending: isPending && !nobody };
}

function Candidate({ paper }: { paper: RaRecord }) {
  return (
    <RecordContextProvider value={paper}>
      <Box component="span" sx={{ fontSize: 14 }}>
        <strong>{String(paper['reference'])}</strong> · <FieldDisplay page={page} field="type" compact /> · <FieldDisplay page={page} field="institution" compact />
      </Box>
    </RecordContextProvider>
  );
}

function Side({ title, paper, fields }: { title: string; paper: RaRecord | undefined; fields: readonly string[] }) {
  const language = useLanguage();
  const label = useLabel();
  if (!paper) return null;
  return (
    <RecordContextProvider value={paper}>
      <Box component="section" aria-label={title}>
        <Box component="h3" sx={{ m: 0, mb: 1, fontSize: 15 }}>{title}</Box>
        <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'minmax(120px, auto) 1fr', columnGap: 2, rowGap: 0.5, fontSize: 14, '& dt': { color: 'text.secondary' }, '& dd': { m: 0 } }}>
          {fields.filter((name) => name === 'state' || page.fields[name] !== undefined).map((name) => [
            <dt key={`${name} name`}>{name === 'reference' ? label(page.fields[name]?.label, name) : fieldLabel(page, name, language)}</dt>,
            <dd key={name}><FieldDisplay page={page} field={name} compact={name !== 'writtenOnIt'} /></dd>,
          ])}
        </Box>
      </Box>
    </RecordContextProvider>
  );
}
