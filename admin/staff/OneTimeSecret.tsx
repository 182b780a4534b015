import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useState } from 'react';
import { useNotify, useRecordContext, useTranslate, type RaRecord } from 'react-admin';
import { labelIn, type Label } from '#domain/language/label.ts';
import { type Page } from '#domain/language/resource.ts';
import { titleOf, useLanguage } from '../kit/words.ts';
import { sentenceOf } from '../providers/problem.ts';
import { useSession } from '../providers/session.ts';

/** A password or key that the server tells once: asked for on purpose, shown, and gone when the dialog closes. */
export function OneTimeSecret({ page, label, ask, blockedBy }: { page: Page; label: string; ask: (id: RaRecord['id']) => Promise<string>; blockedBy?: (record: RaRecord) => Label | undefined }) {
  const record = useRecordContext();
  const session = useSession();
  const translate = useTranslate();
  const language = useLanguage();
  const notify = useNotify();
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string>();
  if (!record || !session.roles.includes('admin')) return null;
  const why = blockedBy?.(record);
  if (why !== undefined)
    return (
      <Box sx={{ mt: 1 }} data-secret-blocked>
        <Button size="small" variant="outlined" disabled>{translate(label)}</Button>
        <Typography variant="body2" color="textSecondary" component="p" sx={{ mt: 0.5 }}>{labelIn(language, why, '')}</Typography>
      </Box>
    );
  const fetchSecret = () =>
    ask(record.id).then(setSecret, (error: unknown) => {
      notify(sentenceOf(error, translate('console.unexpected')), { type: 'error' });
      setOpen(false);
    });
  const close = () => {
    setOpen(false);
    setSecret(undefined);
  };
  return (
    <>
      <Button size="small" variant="outlined" sx={{ mt: 1 }} onClick={() => setOpen(true)}>
        {translate(label)}
      </Button>
      {open && (
        <Dialog open onClose={close} fullWidth maxWidth="sm">
          <DialogTitle>{translate(label)}</DialogTitle>
          <DialogContent>
            {secret === undefined ? (
              <Alert severity="warning">{translate('console.secret.sure', { name: titleOf(page, record, language) })}</Alert>
            ) : (
              <>
                <Alert severity="info">{translate('console.secret.once')}</Alert>
                <Box
                  component="code"
                  data-one-time-secret
                  sx={{ display: 'block', mt: 2, fontFamily: 'monospace', overflowWrap: 'anywhere', userSelect: 'all' }}
                >
                  {secret}
                </Box>
              </>
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>{translate(secret === undefined ? 'console.action.cancel' : 'console.close')}</Button>
            {secret === undefined && (
              <Button variant="contained" onClick={() => void fetchSecret()}>
                {translate('console.action.confirm')}
              </Button>
            )}
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}
