import { Divider, ListItemText, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useNotify, useRefresh, useTranslate, type RaRecord } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { type Page } from '#domain/language/resource.ts';
import { act, type OfferedAction } from '../../providers/console-api.ts';
import { newIntention } from '../../providers/http.ts';
import { problemOf, sentenceOf } from '../../providers/problem.ts';
import { ActionDialog, type ActionAnswer } from '../ActionDialog.tsx';
import { actionLabel, roleLabel, titleOf, useLanguage } from '../words.ts';

export interface RowMenuPlace {
  readonly record: RaRecord;
  readonly at: { readonly x: number; readonly y: number };
}

/** What can be done with one row without opening it. What stands in the way, the server says when it is tried. */
export function RowMenu({ page, place, onEdit, onClose }: { page: Page; place: RowMenuPlace; onEdit: (() => void) | undefined; onClose: () => void }) {
  const translate = useTranslate();
  const language = useLanguage();
  const navigate = useNavigate();
  const perform = usePerform(page);
  const [asking, setAsking] = useState<string>();
  const { record, at } = place;
  const offers = ((record['actions'] ?? []) as OfferedAction[]).map(({ name }) => name).filter((name) => name in page.workflow.actions);
  const choose = (name: string) => {
    if (asksSomething(page, name)) return setAsking(name);
    onClose();
    void perform(record, name, { input: {} });
  };
  if (asking) {
    return <ActionDialog page={page} action={asking} record={record} onClose={onClose} onSubmit={(answer) => perform(record, asking, answer)} />;
  }
  return (
    <Menu open onClose={onClose} anchorReference="anchorPosition" anchorPosition={{ left: at.x, top: at.y }} data-row-menu>
      <MenuItem onClick={() => void navigate(`/${page.name}/${encodeURIComponent(String(record.id))}/show`)}>
        <ListItemText primary={translate('ra.action.open')} secondary={titleOf(page, record, language)} />
      </MenuItem>
      {onEdit && <MenuItem onClick={onEdit}>{translate('console.list.editCell')} (F2)</MenuItem>}
      {offers.length > 0 && <Divider />}
      {offers.map((name) => (
        <MenuItem key={name} onClick={() => choose(name)} sx={page.workflow.actions[name]?.intent === 'danger' ? { color: 'error.main' } : {}}>
          {actionLabel(page, name, language)}
        </MenuItem>
      ))}
    </Menu>
  );
}

export function asksSomething(page: Page, name: string): boolean {
  const action = page.workflow.actions[name];
  return action !== undefined && (Object.keys(action.input ?? {}).length > 0 || action.confirm !== undefined || action.intent === 'danger');
}

function usePerform(page: Page) {
  const translate = useTranslate();
  const language = useLanguage();
  const notify = useNotify();
  const refresh = useRefresh();
  return async (record: RaRecord, name: string, { input, reason, intention }: ActionAnswer): Promise<Record<string, string> | undefined> => {
    try {
      const { missingApprovals } = await act(page.name, record, name, input, { intention: intention ?? newIntention(), ...(reason ? { reason } : {}) });
      const waits = missingApprovals.map((role) => roleLabel(role, language)).join(', ');
      notify(waits === '' ? translate('console.action.done', { action: actionLabel(page, name, language) }) : translate('console.action.waits', { roles: waits }), { type: 'success' });
      refresh();
      return undefined;
    } catch (error) {
      notify(sentenceOf(error, translate('console.unexpected')), { type: 'error' });
      if (problemOf(error)?.code === 'stale_version') refresh();
      return (error as { body?: { errors?: Record<string, string> } }).body?.errors ?? { '': problemOf(error)?.code ?? 'unexpected' };
    }
  };
}
