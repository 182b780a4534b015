import { Alert, Box, Button, Stack, TextField, Typography } from '@mui/material';
import { useState, type FormEvent } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { changePassword } from '../providers/session-api.ts';
import { sentenceOf } from '../providers/problem.ts';

const nothing = { current: '', next: '', again: '' };

/** My own password; the other sessions end with the old one. */
export function PasswordChange() {
  const translate = useTranslate();
  const notify = useNotify();
  const [typed, setTyped] = useState(nothing);
  const [fault, setFault] = useState<string>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (typed.next !== typed.again) return setFault(translate('console.password.differ'));
    setFault(undefined);
    try {
      await changePassword(typed.current, typed.next);
      setTyped(nothing);
      notify('console.password.done', { type: 'success' });
    } catch (error) {
      setFault(sentenceOf(error, translate('console.unexpected')));
    }
  };
  return (
    <Box component="section" sx={{ mt: 4, maxWidth: 480 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {translate('console.password.title')}
      </Typography>
      <form onSubmit={(event) => void submit(event)}>
        <Stack spacing={1}>
          {fault && (
            <Alert severity="error" role="alert">
              {fault}
            </Alert>
          )}
          {(['current', 'next', 'again'] as const).map((name) => (
            <TextField
              key={name}
              type="password"
              required
              label={translate(`console.password.${name}`)}
              value={typed[name]}
              onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
              slotProps={{ htmlInput: { autoComplete: name === 'current' ? 'current-password' : 'new-password', maxLength: 200 } }}
            />
          ))}
          <Button type="submit" variant="outlined">
            {translate('console.password.title')}
          </Button>
        </Stack>
      </form>
    </Box>
  );
}
