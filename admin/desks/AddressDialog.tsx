import { Alert, Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, Skeleton, TextField } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { useGetOne, useNotify, useRefresh, useTranslate, useUpdate, type RaRecord } from 'react-admin';
import { mayUpdate } from '#domain/language/permit.ts';
import { knownPage } from '../pages.ts';
import { isMasked } from '../providers/patch.ts';
import { sentenceOf } from '../providers/problem.ts';
import { useSession } from '../providers/session.ts';
import { fieldLabel, textOf, titleOf, useLanguage } from '../kit/words.ts';

/** A new e-mail address for whoever a letter did not reach. Where a second person decides, it becomes a proposal. */
export function AddressDialog({ noun, id, onClose }: { noun: 'people' | 'institutions'; id: string; onClose: () => void }) {
  const translate = useTranslate();
  const language = useLanguage();
  const session = useSession();
  const notify = useNotify();
  const refresh = useRefresh();
  const page = knownPage(noun);
  const { data } = useGetOne<RaRecord>(noun, { id });
  const [update] = useUpdate();
  const [email, setEmail] = useState('');
  const [fault, setFault] = useState<string>();
  const [working, setWorking] = useState(false);
  const right = data ? mayUpdate(page, session, 'email', String(data['state'])) : undefined;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!data) return;
    setWorking(true);
    setFault(undefined);
    try {
      await update(noun, { id, data: { ...data, email: email.trim() }, previousData: data }, { returnPromise: true, mutationMode: 'pessimistic' });
      notify(translate(right === 'fourEyes' ? 'console.record.proposed' : 'console.record.saved'), { type: 'success' });
      refresh();
      onClose();
    } catch (error) {
      const atField = (error as { body?: { errors?: Record<string, string> } }).body?.errors?.['email'];
      setFault(atField ?? sentenceOf(error, translate('console.unexpected')));
      setWorking(false);
    }
  };
  return (
    <Dialog open onClose={working ? undefined : onClose} fullWidth maxWidth="xs" aria-labelledby="address-title">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <DialogTitle id="address-title">{translate('console.mails.mend')}</DialogTitle>
        <DialogContent>
          {!data && <Skeleton height={40} />}
          {data && <DialogContentText sx={{ mb: 1.5 }}>{titleOf(page, data, language)}</DialogContentText>}
          {data && !isMasked(data['email']) && <DialogContentText sx={{ mb: 1.5 }}>{translate('console.mails.now', { email: textOf(page.fields['email'], data['email'], language) || '—' })}</DialogContentText>}
          {right === 'fourEyes' && (
            <Alert severity="info" sx={{ mb: 1.5 }}>
              {translate('console.record.fourEyes')}
            </Alert>
          )}
          {right === 'no' && <Alert severity="warning">{translate('console.mails.notInState')}</Alert>}
          <TextField
            autoFocus
            fullWidth
            required
            type="email"
            label={fieldLabel(page, 'email', language)}
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            error={fault !== undefined}
            helperText={fault ?? ' '}
            slotProps={{ htmlInput: { maxLength: 254, autoComplete: 'off' } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={working}>
            {translate('console.action.cancel')}
          </Button>
          <Button type="submit" variant="contained" disabled={working || !data || right === 'no' || email.trim() === ''}>
            {translate('ra.action.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
