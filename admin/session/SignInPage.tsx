import { Alert, Box, Button, Paper, Stack, TextField, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useEffect, useState, type FormEvent } from 'react';
import { Notification, useLocaleState, useLogin, useTranslate } from 'react-admin';
import { Navigate, useLocation } from 'react-router-dom';
import { problemOf, sentenceOf } from '../providers/problem.ts';
import { currentSession, loadSession } from '../providers/session.ts';
import { EnrolmentForm } from './EnrolmentForm.tsx';

type Step = 'password' | 'code' | 'enrolment' | 'done';

/** Name and password, the code where an account has one, and setting it up where a role demands it. */
export function SignInPage() {
  const translate = useTranslate();
  const [step, setStep] = useState<Step>('password');
  const location = useLocation();
  useEffect(() => {
    void loadSession().then(
      (session) => {
        if (session) setStep(session.limitedToEnrolment ? 'enrolment' : 'done');
      },
      () => undefined,
    );
  }, []);
  if (step === 'done') return <Navigate to={(location.state as { nextPathname?: string } | null)?.nextPathname ?? '/'} replace />;
  return (
    <Box component="main" sx={{ minHeight: '100vh', display: 'grid', placeItems: 'center', bgcolor: 'background.default', p: 2 }}>
      <Paper variant="outlined" sx={{ p: 4, width: '100%', maxWidth: 420 }}>
        <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', mb: 2 }}>
          <Typography variant="h1">{translate('console.name')}</Typography>
          <LanguageChoice />
        </Stack>
        {step === 'enrolment' ? <EnrolmentForm onDone={() => setStep('done')} /> : <PasswordForm step={step} onStep={setStep} />}
      </Paper>
      <Notification />
    </Box>
  );
}

function PasswordForm({ step, onStep }: { step: Step; onStep: (step: Step) => void }) {
  const translate = useTranslate();
  const login = useLogin();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<string>();
  const [working, setWorking] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setWorking(true);
    setFault(undefined);
    try {
      await login({ username: username.trim(), password, ...(step === 'code' ? { code: code.replace(/\s/g, '') } : {}) });
      onStep(currentSession()?.limitedToEnrolment ? 'enrolment' : 'done');
    } catch (error) {
      const { code: refused } = problemOf(error) ?? {};
      if (refused === 'code_required' && step !== 'code') onStep('code');
      else if (refused === 'enrolment_required') onStep('enrolment');
      else setFault(sentenceOf(error, translate('console.unexpected')));
    } finally {
      setWorking(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack spacing={2}>
        {fault && (
          <Alert severity="error" role="alert">
            {fault}
          </Alert>
        )}
        <TextField
          label={translate('console.signIn.username')}
          name="username"
          value={username}
          onChange={(event) => setUsername(event.target.value)}
          autoFocus
          required
          disabled={step === 'code'}
          slotProps={{ htmlInput: { autoComplete: 'username', autoCapitalize: 'none', spellCheck: false, maxLength: 100 } }}
        />
        <TextField
          label={translate('console.signIn.password')}
          name="password"
          type="password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          required
          disabled={step === 'code'}
          slotProps={{ htmlInput: { autoComplete: 'current-password', maxLength: 200 } }}
        />
        {step === 'code' && (
          <TextField
            label={translate('console.signIn.code')}
            name="code"
            value={code}
            onChange={(event) => setCode(event.target.value)}
            helperText={translate('console.signIn.codeHelp')}
            autoFocus
            required
            slotProps={{ htmlInput: { autoComplete: 'one-time-code', inputMode: 'numeric', maxLength: 10 } }}
          />
        )}
        <Button type="submit" variant="contained" disabled={working || username.trim() === '' || password === ''}>
          {translate('console.signIn.submit')}
        </Button>
        {step === 'code' && (
          <Button
            onClick={() => {
              setCode('');
              onStep('password');
            }}
          >
            {translate('console.signIn.back')}
          </Button>
        )}
      </Stack>
    </form>
  );
}

function LanguageChoice() {
  const [locale, setLocale] = useLocaleState();
  return (
    <ToggleButtonGroup
      size="small"
      exclusive
      value={locale}
      onChange={(_, next: string | null) => {
        if (next) setLocale(next);
      }}
      aria-label="Dil / Language"
    >
      <ToggleButton value="tr" lang="tr">
        TR
      </ToggleButton>
      <ToggleButton value="en" lang="en">
        EN
      </ToggleButton>
    </ToggleButtonGroup>
  );
}
