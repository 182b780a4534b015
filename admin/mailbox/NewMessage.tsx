import { Box } from '@mui/material';
import { Title } from 'react-admin';
import { type Page } from '#domain/language/resource.ts';
import { PageHead } from '../kit/PageHead.tsx';
import { useLabel } from '../kit/words.ts';
import { useSay } from '../settings/say.ts';
import { MailButton, MailDrop, RefusedMails } from './MailDrop.tsx';
import { uploadWords as words, useMailUpload } from './mail-upload.ts';

/** A message is never typed: it comes, or somebody has its file. */
export default function NewMessage({ page }: { page: Page }) {
  const say = useSay();
  const label = useLabel();
  const { send, working, refused, forget } = useMailUpload();
  return (
    <Box sx={{ maxWidth: 720 }}>
      <Title title={label(page.plural ?? page.label, page.name)} />
      <PageHead title={say(words.title)} under={say(words.help)} />
      <MailDrop send={send}>
        <Box sx={{ display: 'grid', justifyItems: 'center', p: 5, border: '1.5px dashed', borderColor: (theme) => theme.tokens.edge, borderRadius: 1, bgcolor: (theme) => theme.tokens.surface }}>
          <MailButton send={send} working={working} />
        </Box>
      </MailDrop>
      <RefusedMails refused={refused} onClose={forget} />
    </Box>
  );
}
