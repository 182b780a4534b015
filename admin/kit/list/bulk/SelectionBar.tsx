import CloseIcon from '@mui/icons-material/Close';
import { Box, Button, IconButton, Menu, MenuItem, Stack, Typography } from '@mui/material';
import { useMemo, useState, type ReactNode } from 'react';
import { useListContext, useTranslate, type RaRecord } from 'react-admin';
import { mayAct, offeredActions } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { isOneByOne, leaves } from '#domain/language/workflow.ts';
import { useSession, type Session } from '../../../providers/session.ts';
import { actionLabel, useLanguage } from '../../words.ts';
import { figure, useTotal } from '../ListPager.tsx';
import { type Selection } from '../selection.ts';
import { BulkDialog } from './BulkDialog.tsx';

const shownAtOnce = 2;

/** What can be done with the rows that are chosen, or with everything that the question asks for. */
export function SelectionBar({ page, selection, extra }: { page: Page; selection: Selection; extra: ReactNode }) {
  const translate = useTranslate();
  const language = useLanguage();
  const session = useSession();
  const { data = [], filterValues } = useListContext<RaRecord>();
  const { count, capped } = useTotal();
  const [doing, setDoing] = useState<string>();
  const [more, setMore] = useState<HTMLElement>();
  const actions = useMemo(() => commonActions(page, session, selection, data, filterValues?.['state']), [page, session, selection, data, filterValues]);
  const allHere = data.length > 0 && data.every(({ id }) => selection.has(String(id)));
  const whole = `${figure(count, language)}${capped ? '+' : ''}`;
  const chosen = `${figure(selection.count, language)}${selection.whole && capped ? '+' : ''}`;
  if (selection.count === 0 && !doing) return null;
  return (
    <Stack
      direction="row"
      useFlexGap
      role="region"
      aria-label={translate('console.list.bulk.name')}
      data-selection={selection.whole ? 'whole' : 'some'}
      // Over the tools, not between them and the table: no row moves under the pointer when the first is chosen.
      sx={{ position: 'absolute', inset: 0, minHeight: 40, zIndex: 3, gap: 1, alignItems: 'center', flexWrap: 'nowrap', px: 1.5, whiteSpace: 'nowrap', overflow: 'hidden', borderRadius: 1, bgcolor: (theme) => theme.tokens.chosen }}
    >
      <Typography variant="body2" role="status" sx={{ fontWeight: 550, fontVariantNumeric: 'tabular-nums' }}>
        {translate('console.list.bulk.chosen', { count: chosen })}
      </Typography>
      <IconButton size="small" onClick={selection.clear} aria-label={translate('ra.action.unselect')}>
        <CloseIcon fontSize="small" />
      </IconButton>
      {allHere && !selection.whole && count > data.length && (
        <Button size="small" onClick={selection.chooseWhole}>
          {translate('console.list.bulk.whole', { count: whole })}
        </Button>
      )}
      <Box sx={{ flexGrow: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' }}>
        {actions.length === 0 && (
          <Typography component="span" variant="body2" color="textSecondary">
            {translate('console.list.bulk.none')}
          </Typography>
        )}
      </Box>
      {actions.slice(0, shownAtOnce).map((name) => (
        <Button key={name} size="small" variant="outlined" color={page.workflow.actions[name]?.intent === 'danger' ? 'error' : 'primary'} onClick={() => setDoing(name)} data-bulk={name}>
          {actionLabel(page, name, language)}
        </Button>
      ))}
      {actions.length > shownAtOnce && (
        <Button size="small" aria-haspopup="menu" onClick={({ currentTarget }) => setMore(currentTarget)}>
          {translate('console.list.bulk.more')}
        </Button>
      )}
      <Menu open={more !== undefined} anchorEl={more ?? null} onClose={() => setMore(undefined)}>
        {actions.slice(shownAtOnce).map((name) => (
          <MenuItem
            key={name}
            data-bulk={name}
            onClick={() => {
              setMore(undefined);
              setDoing(name);
            }}
          >
            {actionLabel(page, name, language)}
          </MenuItem>
        ))}
      </Menu>
      {extra}
      {doing && <BulkDialog page={page} action={doing} selection={selection} filter={(filterValues ?? {}) as Record<string, unknown>} onClose={() => setDoing(undefined)} />}
    </Stack>
  );
}

/** The actions that fit what is chosen: all states of the chosen rows; of a whole query, any state that it may hold. */
function commonActions(page: Page, session: Session, selection: Selection, data: readonly RaRecord[], asked: unknown): string[] {
  const possible = Object.keys(page.workflow.actions).filter((name) => mayAct(page, session, name) && !asksPersonal(page, name) && !isOneByOne(page.workflow.actions[name] ?? ({} as never)));
  if (selection.whole) {
    const states = [asked].flat().filter((state): state is string => typeof state === 'string');
    return possible.filter((name) => states.length === 0 || states.some((state) => leaves(page.workflow.actions[name] ?? ({} as never), state)));
  }
  const states = [...new Set(data.filter(({ id }) => selection.ids.has(String(id))).map((record) => String(record['state'])))];
  return possible.filter((name) => states.every((state) => offeredActions(page, session, state).includes(name)));
}

/** What is about one person, and a file, is given at its record; the server refuses it too. */
const asksPersonal = (page: Page, name: string): boolean =>
  Object.values(page.workflow.actions[name]?.input ?? {}).some((field) => (field.personal === true || field.kind === 'file') && field.required);
