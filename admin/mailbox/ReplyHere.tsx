import { Button } from '@mui/material';
import ReplyIcon from '@mui/icons-material/ReplyOutlined';
import { useState } from 'react';
import { useRecordContext } from 'react-admin';
import { ActionDialog } from '../kit/ActionDialog.tsx';
import { usePerform } from '../kit/record/use-perform.ts';
import { actionLabel, useLanguage } from '../kit/words.ts';
import { knownPage } from '../pages.ts';
import { type OfferedAction } from '../providers/console-api.ts';

/** Where one has read to the end, one answers: the same step as above the record. */
export function ReplyHere() {
  const page = knownPage('messages');
  const record = useRecordContext();
  const language = useLanguage();
  const perform = usePerform(page);
  const [open, setOpen] = useState(false);
  const offer = ((record?.['actions'] ?? []) as OfferedAction[]).find(({ name }) => name === 'reply');
  if (!record || !offer || (offer.blockedBy ?? []).length > 0) return null;
  return (
    <>
      <Button variant="outlined" size="small" startIcon={<ReplyIcon />} onClick={() => setOpen(true)} disabled={perform.working !== undefined} sx={{ justifySelf: 'start' }} data-reply-here>
        {actionLabel(page, 'reply', language)}
      </Button>
      {open && <ActionDialog page={page} action="reply" record={record} onClose={() => setOpen(false)} onSubmit={(answer) => perform.run(record, 'reply', answer)} />}
    </>
  );
}
