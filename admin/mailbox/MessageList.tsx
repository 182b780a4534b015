import { Alert, Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { mayCreate } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { DeclaredList } from '../kit/DeclaredList.tsx';
import { call } from '../providers/http.ts';
import { useSession } from '../providers/session.ts';
import { useSay } from '../settings/say.ts';
import { MailButton, MailDrop, RefusedMails } from './MailDrop.tsx';
import { useMailUpload } from './mail-upload.ts';

interface Standing {
  readonly name: string;
  readonly waiting: number | null;
  readonly lastError: string | null;
  readonly secondsSinceRead: number | null;
}

const words = {
  mailbox: { tr: 'Posta kutusu', en: 'Mailbox' },
  folder: { tr: 'Bırakma klasörü', en: 'Drop folder' },
  justNow: { tr: 'az önce okundu', en: 'read just now' },
  minutes: { tr: '%{count} dakika önce okundu', en: 'read %{count} minutes ago' },
  hours: { tr: '%{count} saat önce okundu', en: 'read %{count} hours ago' },
  never: { tr: 'henüz okunmadı', en: 'not read yet' },
  waiting: { tr: '%{count} e-posta sırada', en: '%{count} e-mails waiting' },
} as const;

const askAgainMs = 60_000;

/** The list of messages, and above it whether new ones still come in. Whoever has a message as a file drops it anywhere here. */
export default function MessageList({ page }: { page: Page }) {
  const session = useSession();
  const { send, working, refused, forget } = useMailUpload();
  if (!mayCreate(page, session))
    return (
      <>
        <Mailboxes />
        <DeclaredList page={page} />
      </>
    );
  return (
    <MailDrop send={send}>
      <Mailboxes />
      <RefusedMails refused={refused} onClose={forget} />
      <DeclaredList page={page} begin={<MailButton send={send} working={working} />} />
    </MailDrop>
  );
}

function Mailboxes() {
  const say = useSay();
  const { data = [] } = useQuery({
    queryKey: ['mailboxes'],
    queryFn: async () => ((await call('/api/mailboxes')).json as { mailboxes?: Standing[] } | undefined)?.mailboxes ?? [],
    refetchInterval: askAgainMs,
    retry: false,
  });
  const since = (seconds: number | null): string => {
    if (seconds === null) return say(words.never);
    if (seconds < 120) return say(words.justNow);
    return seconds < 7_200 ? say(words.minutes, { count: Math.round(seconds / 60) }) : say(words.hours, { count: Math.round(seconds / 3_600) });
  };
  return (
    <Box data-mailboxes sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1 }}>
      {data.map(({ name, waiting, lastError, secondsSinceRead }) => {
        const line = [say(name.startsWith('folder:') ? words.folder : words.mailbox) + ' ' + since(secondsSinceRead), ...(waiting ? [say(words.waiting, { count: waiting })] : [])].join(', ');
        return lastError === null ? (
          <Typography key={name} variant="body2" sx={{ color: 'text.secondary' }} title={name}>
            {line}
          </Typography>
        ) : (
          <Alert key={name} severity="error" sx={{ width: '100%' }}>
            {line}. {lastError}
          </Alert>
        );
      })}
    </Box>
  );
}
