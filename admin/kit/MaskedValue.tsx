import { Box, Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, TextField, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useNotify, useRecordContext, useTranslate, type RaRecord } from 'react-admin';
import { personalSight } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { reveal } from '../providers/console-api.ts';
import { sentenceOf } from '../providers/problem.ts';
import { type Masked } from '../providers/patch.ts';
import { useSession } from '../providers/session.ts';
import { fieldLabel, textOf, useLanguage } from './words.ts';

const shortestReason = 5;

/** A hidden value, and where the role may: *Göster*, for a reason that is recorded. */
export function MaskedValue({ page, field, value }: { page: Page; field: string; value: Masked }) {
  const translate = useTranslate();
  const language = useLanguage();
  const session = useSession();
  const record = useRecordContext();
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<unknown>(undefined);
  const mayAsk = record !== undefined && personalSight(page, session) !== 'never';
  const label = fieldLabel(page, field, language);
  if (shown !== undefined) {
    return (
      <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1 }}>
        <span>{textOf(page.fields[field], shown, language)}</span>
        <Button size="small" onClick={() => setShown(undefined)}>
          {translate('console.masked.hideAgain')}
        </Button>
      </Box>
    );
  }
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1 }}>
      <Typography component="span" variant="body2" sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
        {value.masked}
      </Typography>
      {mayAsk && (
        <Button
          size="small"
          aria-label={translate('console.masked.showField', { field: label })}
          onClick={(event) => {
            event.stopPropagation();
            setAsking(true);
          }}
        >
          {translate('console.masked.show')}
        </Button>
      )}
      {asking && record && (
        <RevealDialog
          page={page}
          field={field}
          record={record}
          onClose={() => setAsking(false)}
          onShown={(seen) => {
            setShown(seen);
            setAsking(false);
          }}
        />
      )}
    </Box>
  );
}

function RevealDialog({
  page,
  field,
  record,
  onClose,
  onShown,
}: {
  page: Page;
  field: string;
  record: RaRecord;
  onClose: () => void;
  onShown: (value: unknown) => void;
}) {
  const translate = useTranslate();
  const notify = useNotify();
  const queries = useQueryClient();
  const language = useLanguage();
  const [reason, setReason] = useState('');
  const [working, setWorking] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setWorking(true);
    try {
      onShown((await reveal(page.name, record.id, [field], reason))[field]);
      void queries.invalidateQueries({ queryKey: [page.name, 'history', record.id] });
    } catch (error) {
      notify(sentenceOf(error, translate('console.unexpected')), { type: 'error' });
      setWorking(false);
    }
  };
  return (
    <Dialog open onClose={onClose} onClick={(event) => event.stopPropagation()} fullWidth maxWidth="xs" aria-labelledby="reveal-title">
      <form onSubmit={submit}>
        <DialogTitle id="reveal-title">{translate('console.masked.title')}</DialogTitle>
        <DialogContent>
          <DialogContentText sx={{ mb: 2 }}>
            {fieldLabel(page, field, language)} · {translate('console.masked.help')}
          </DialogContentText>
          <TextField
            autoFocus
            fullWidth
            required
            label={translate('console.masked.reason')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 500, minLength: shortestReason } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('console.action.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={working || reason.trim().length < shortestReason}>
            {translate('console.masked.show')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
