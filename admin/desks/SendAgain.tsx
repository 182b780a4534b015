import { useTranslate, type RaRecord } from 'react-admin';
import { Button } from '@mui/material';
import { usePerform } from '../kit/record/use-perform.ts';
import { knownPage } from '../pages.ts';
import { type OfferedAction } from '../providers/console-api.ts';

const page = knownPage('outgoing-mails');

/** A letter goes out once more, to the address that its receiver has now; nothing for whoever may not. */
export function SendAgain({ mail }: { mail: RaRecord }) {
  const translate = useTranslate();
  const perform = usePerform(page);
  const offered = ((mail['actions'] ?? []) as readonly OfferedAction[]).some(({ name }) => name === 'sendAgain');
  if (!offered) return null;
  return (
    <Button size="small" data-send-again disabled={perform.working !== undefined} onClick={() => void perform.run(mail, 'sendAgain', { input: {} })}>
      {translate('console.mails.again')}
    </Button>
  );
}
