import { Alert, Box, Button, Chip, Paper, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Confirm, useLogout, useNotify, useTranslate } from 'react-admin';
import { momentText } from '../kit/words.ts';
import { mySessions, signOutEverywhere } from '../providers/session-api.ts';
import { sentenceOf } from '../providers/problem.ts';
import { forgetSession, useSession } from '../providers/session.ts';
import { EnrolmentForm } from './EnrolmentForm.tsx';
import { PasswordChange } from './PasswordChange.tsx';

/** Where I am signed in, the way out of all of it, and my second factor. */
export default function SessionsPage() {
  const translate = useTranslate();
  const { data = [], error } = useQuery({ queryKey: ['sessions'], queryFn: mySessions });
  return (
    <Box sx={{ py: 2, maxWidth: 900 }}>
      <Typography variant="h1" sx={{ mb: 2 }}>
        {translate('console.sessions.title')}
      </Typography>
      {error && <Alert severity="error">{sentenceOf(error, translate('console.unexpected'))}</Alert>}
      <Paper variant="outlined">
        <Table size="small">
          <TableHead>
            <TableRow>
              {['started', 'seen', 'address', 'agent'].map((key) => (
                <TableCell key={key}>{translate(`console.sessions.${key}`)}</TableCell>
              ))}
              <TableCell />
            </TableRow>
          </TableHead>
          <TableBody>
            {data.map((place) => (
              <TableRow key={place.id}>
                <TableCell>{momentText(place.startedAt)}</TableCell>
                <TableCell>{place.lastSeenAt ? momentText(place.lastSeenAt) : '—'}</TableCell>
                <TableCell>{place.address ?? '—'}</TableCell>
                <TableCell sx={{ maxWidth: 320, overflowWrap: 'anywhere' }}>{place.agent ?? '—'}</TableCell>
                <TableCell>{place.current && <Chip size="small" label={translate('console.sessions.current')} />}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Paper>
      <SignOutEverywhere />
      <SecondFactor />
      <PasswordChange />
    </Box>
  );
}

function SignOutEverywhere() {
  const translate = useTranslate();
  const notify = useNotify();
  const logout = useLogout();
  const [sure, setSure] = useState(false);
  const leave = async () => {
    try {
      await signOutEverywhere();
      forgetSession();
      await logout();
    } catch (error) {
      notify(sentenceOf(error, translate('console.unexpected')), { type: 'error' });
    }
  };
  return (
    <>
      <Button color="error" variant="outlined" sx={{ mt: 2 }} onClick={() => setSure(true)}>
        {translate('console.sessions.everywhere')}
      </Button>
      <Confirm
        isOpen={sure}
        title={translate('console.sessions.everywhere')}
        content={translate('console.sessions.everywhereSure')}
        onConfirm={() => void leave()}
        onClose={() => setSure(false)}
      />
    </>
  );
}

function SecondFactor() {
  const translate = useTranslate();
  const session = useSession();
  const [setting, setSetting] = useState(false);
  return (
    <Box component="section" sx={{ mt: 4, maxWidth: 480 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {translate('console.sessions.secondFactor')}
      </Typography>
      {session.totp === 'confirmed' && <Alert severity="success">{translate('console.signIn.alreadyEnrolled')}</Alert>}
      {session.totp !== 'confirmed' && !setting && (
        <Button variant="outlined" onClick={() => setSetting(true)}>
          {translate('console.sessions.setUp')}
        </Button>
      )}
      {session.totp !== 'confirmed' && setting && <EnrolmentForm onDone={() => setSetting(false)} />}
    </Box>
  );
}
