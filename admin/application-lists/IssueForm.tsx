import { Button, Dialog, DialogActions, DialogContent, DialogTitle, MenuItem, TextField, Typography } from '@mui/material';
import GridOnIcon from '@mui/icons-material/GridOnOutlined';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Form, useDataProvider, useNotify } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { mayCreate } from '#domain/language/permit.ts';
import { FieldInput } from '../kit/FieldInput.tsx';
import { useLanguage } from '../kit/words.ts';
import { knownPage } from '../pages.ts';
import { saveFileAt } from '../providers/download.ts';
import { newIntention, post } from '../providers/http.ts';
import { sentenceOf } from '../providers/problem.ts';
import { useSession } from '../providers/session.ts';
import { gridWords } from './grid/words.ts';

/** Hands out an FRM.01.03 with its own number: recorded first, then saved by the browser. */
export default function IssueForm({ institution }: { institution?: string }) {
  const words = gridWords[useLanguage()];
  const session = useSession();
  const [open, setOpen] = useState(false);
  if (!mayCreate(knownPage('list-forms'), session)) return null;
  return (
    <>
      <Button size="small" variant="outlined" startIcon={<GridOnIcon />} onClick={() => setOpen(true)} data-issue-form>
        {words.issue}
      </Button>
      {open && <IssueDialog {...(institution === undefined ? {} : { institution })} onClose={() => setOpen(false)} />}
    </>
  );
}

interface Choice {
  readonly institution?: string;
  readonly officer?: string;
}

function IssueDialog({ institution, onClose }: { institution?: string; onClose: () => void }) {
  const words = gridWords[useLanguage()];
  const provider = useDataProvider();
  const notify = useNotify();
  const [working, setWorking] = useState(false);
  const [intention] = useState(newIntention);
  const issue = async (chosen: Choice) => {
    setWorking(true);
    try {
      const { data } = await provider.create('list-forms', { data: { institution: institution ?? chosen.institution, officer: chosen.officer ? chosen.officer : null }, meta: { intention } });
      await saveFileAt(`/api/list-forms/${String(data.id)}/workbook`);
      notify(words.issued(String(data['reference'])), { type: 'success' });
      onClose();
    } catch (error) {
      setWorking(false);
      notify(sentenceOf(error, ''), { type: 'error' });
    }
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="issue-form-title">
      <Form onSubmit={(values: Record<string, unknown>) => issue(values as Choice)} warnWhenUnsavedChanges={false}>
        <DialogTitle id="issue-form-title">{words.issueTitle}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 1 }}>
          <Typography variant="body2" color="textSecondary">
            {words.issueHelp}
          </Typography>
          {institution === undefined && <FieldInput name="institution" field={knownPage('list-forms').fields['institution'] ?? ({} as never)} noun="list-forms" />}
          <OfficerChoice institution={institution} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button type="submit" variant="contained" disabled={working}>
            {words.issueAndSave}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

interface Officer {
  readonly id: string;
  readonly name: unknown;
  readonly from: string;
}

/** The officers on duty there; the only one is chosen by himself. */
function OfficerChoice({ institution }: { institution: string | undefined }) {
  const words = gridWords[useLanguage()];
  const { setValue } = useFormContext();
  const asked = useWatch({ name: 'institution' }) as string | undefined;
  const of = institution ?? asked;
  const { data = [] } = useQuery({
    queryKey: ['officers on duty', of],
    enabled: Boolean(of),
    queryFn: async () => (await post('/api/officers/query', { filter: { institution: of, state: 'active' }, sort: ['from', 'DESC'], range: [0, 49] })).json as Officer[],
  });
  const [picked, setPicked] = useState<string>();
  const [only, second] = data;
  const value = picked !== undefined && (picked === '' || data.some(({ id }) => id === picked)) ? picked : second || !only ? '' : only.id;
  useEffect(() => setValue('officer', value), [value, setValue]);
  return (
    <TextField select label={words.officer} value={value} onChange={({ target }) => setPicked(target.value)} disabled={!of} margin="dense" slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}>
      <MenuItem value="">{words.noOfficer}</MenuItem>
      {data.map(({ id, name, from }) => (
        <MenuItem key={id} value={id}>
          {typeof name === 'string' ? name : from}
        </MenuItem>
      ))}
    </TextField>
  );
}
