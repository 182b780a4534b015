import { Button, Tooltip } from '@mui/material';
import SendIcon from '@mui/icons-material/SendOutlined';
import { useMutation } from '@tanstack/react-query';
import { useNotify, useTranslate } from 'react-admin';
import { mayAct, mayCreate } from '#domain/language/permit.ts';
import { knownPage } from '../../pages.ts';
import { sentenceOf } from '../../providers/problem.ts';
import { useSession } from '../../providers/session.ts';
import { useSay } from '../say.ts';
import { sendTrial, type Wording } from './template-api.ts';
import { templateWords } from './words.ts';

const page = knownPage('templates');

/** Sends the text as it stands to whoever presses it. */
export function TrialButton({ wording, ready }: { wording: Wording; ready: boolean }) {
  const say = useSay();
  const notify = useNotify();
  const translate = useTranslate();
  const session = useSession();
  const { mutate, isPending } = useMutation({
    mutationFn: sendTrial,
    onSuccess: () => notify(say(templateWords.sent), { type: 'success' }),
    onError: (error) => notify(sentenceOf(error, translate('console.unexpected')), { type: 'error' }),
  });
  if (!mayCreate(page, session) && !mayAct(page, session, 'approve')) return null;
  return (
    <Tooltip title={say(templateWords.sendHint)}>
      <span>
        <Button size="small" data-send-trial startIcon={<SendIcon fontSize="small" />} disabled={!ready || isPending} onClick={() => mutate(wording)}>
          {say(templateWords.send)}
        </Button>
      </span>
    </Tooltip>
  );
}
