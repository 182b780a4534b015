import { Box, Drawer, Typography } from '@mui/material';
import { useState } from 'react';
import { CreateBase, useNotify, useTranslate, type RaRecord } from 'react-admin';
import { type Page } from '#domain/language/resource.ts';
import { newIntention } from '../../providers/http.ts';
import { sentenceOf } from '../../providers/problem.ts';
import { useLabel } from '../words.ts';
import { CreateForm } from './CreateForm.tsx';

interface CreateDrawerProps {
  readonly page: Page;
  readonly initial: Readonly<Record<string, unknown>>;
  readonly onClose: () => void;
  readonly onSaved: (record: RaRecord) => void;
}

/** A new record beside the one that it hangs on, which stays in view. */
export function CreateDrawer({ page, initial, onClose, onSaved }: CreateDrawerProps) {
  const label = useLabel();
  const translate = useTranslate();
  const notify = useNotify();
  const [intention] = useState(newIntention);
  const told = (record: RaRecord) => {
    notify(translate('console.record.created', { noun: label(page.label, page.name) }), { type: 'success' });
    onSaved(record);
  };
  const failed = (error: unknown) => {
    if (!(error as { body?: { errors?: object } }).body?.errors) notify(sentenceOf(error, translate('console.unexpected')), { type: 'error' });
  };
  return (
    <Drawer open anchor="right" onClose={onClose} slotProps={{ paper: { role: 'dialog', 'aria-modal': true, 'aria-labelledby': 'create-title', sx: { width: { xs: '100%', md: 760 } } } }}>
      <Box sx={{ px: 2, pt: 2, display: 'flex', flexDirection: 'column', minHeight: '100%' }} data-create-drawer={page.name}>
        <Typography variant="h2" id="create-title" sx={{ mb: 1 }}>
          {translate('console.record.newOf', { noun: label(page.label, page.name) })}
        </Typography>
        <CreateBase resource={page.name} record={initial} redirect={false} mutationOptions={{ onError: failed, meta: { intention } }}>
          <CreateForm page={page} initial={initial} onCancel={onClose} onSaved={told} />
        </CreateBase>
      </Box>
    </Drawer>
  );
}
