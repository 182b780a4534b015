import { Alert, Box, Button, Stack, TextField, Typography } from '@mui/material';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslate } from 'react-admin';
import { confirmTotp, startTotp } from '../providers/console-api.ts';
import { sentenceOf } from '../providers/problem.ts';
import { reloadSession } from '../providers/session.ts';

/** Shows the key of the second factor once, and asks for a first code of it. */
export function EnrolmentForm({ onDone }: { onDone: () => void }) {
  const translate = useTranslate();
  const [key, setKey] = useState<{ secret: string; uri?: string }>();
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<string>();
  const [working, setWorking] = useState(false);
  useEffect(() => {
    startTotp().then(setKey, (error: unknown) => setFault(sentenceOf(error, translate('console.unexpected'))));
  }, [translate]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setWorking(true);
    setFault(undefined);
    try {
      await confirmTotp(code.replace(/\s/g, ''));
      await reloadSession();
      onDone();
    } catch (error) {
      setFault(sentenceOf(error, translate('console.unexpected')));
      setWorking(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack spacing={2}>
        <Typography variant="h2">{translate('console.signIn.enrol')}</Typography>
        <Typography variant="body2">{translate('console.signIn.enrolHelp')}</Typography>
        {fault && (
          <Alert severity="error" role="alert">
            {fault}
          </Alert>
        )}
        {key && (
          <Box>
            <Typography variant="caption" color="textSecondary">
              {translate('console.signIn.secret')}
            </Typography>
            <Typography component="code" data-totp-secret sx={{ display: 'block', fontFamily: 'monospace', overflowWrap: 'anywhere' }}>
              {key.secret.replace(/(.{4})/g, '$1 ').trim()}
            </Typography>
            {key.uri && (
              <>
                <Typography variant="caption" color="textSecondary">
                  {translate('console.signIn.address')}
                </Typography>
                <Typography component="code" variant="caption" sx={{ display: 'block', overflowWrap: 'anywhere' }}>
                  {key.uri}
                </Typography>
              </>
            )}
          </Box>
        )}
        <TextField
          label={translate('console.signIn.code')}
          value={code}
          onChange={(event) => setCode(event.target.value)}
          required
          slotProps={{ htmlInput: { autoComplete: 'one-time-code', inputMode: 'numeric', maxLength: 10 } }}
        />
        <Button type="submit" variant="contained" disabled={working || !key || code.trim() === ''}>
          {translate('console.signIn.confirm')}
        </Button>
      </Stack>
    </form>
  );
}
