import { Alert, Box, Button, Stack, Tooltip } from '@mui/material';
import { useId, useState } from 'react';
import { useNotify, useRecordContext, useRefresh, useTranslate, type RaRecord } from 'react-admin';
import { offeredActions } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { asList } from '#domain/language/workflow.ts';
import { staffRoles } from '#domain/roles.ts';
import { act, type OfferedAction } from '../providers/console-api.ts';
import { newIntention } from '../providers/http.ts';
import { problemOf, sentenceOf } from '../providers/problem.ts';
import { useSession, type Session } from '../providers/session.ts';
import { ActionDialog, type ActionAnswer } from './ActionDialog.tsx';
import { actionLabel, roleLabel, useLanguage } from './words.ts';

const rank = { primary: 0, normal: 1, danger: 2 } as const;

/** What this person can do with the record now; what cannot be done says why. The server decides, this only draws. */
export function ActionBar({ page }: { page: Page }) {
  const record = useRecordContext();
  const [open, setOpen] = useState<string>();
  const [explained, setExplained] = useState<string>();
  const perform = usePerform(page);
  const language = useLanguage();
  const session = useSession();
  const translate = useTranslate();
  if (!record) return null;
  const intentOf = (name: string) => page.workflow.actions[name]?.intent ?? 'normal';
  const own = (record['actions'] ?? []) as OfferedAction[];
  const offers = [...own, ...stepsOfOthers(page, session, String(record['state']), (key, words) => translate(key, words), language)].sort(
    (one, other) => rank[intentOf(one.name)] - rank[intentOf(other.name)],
  );
  const sentences = offers.find(({ name }) => name === explained)?.blockedBy ?? [];
  const start = (name: string) => (needsDialog(page, name) ? setOpen(name) : void perform.run(record, name, { input: {} }));
  return (
    <Box component="section" aria-label={actionsLabel[language]}>
      <Stack direction="row" useFlexGap sx={{ flexWrap: 'wrap', gap: 1 }}>
        {offers.map((offer) => (
          <ActionButton
            key={offer.name}
            page={page}
            offer={offer}
            busy={perform.working !== undefined}
            onStart={() => {
              setExplained(undefined);
              start(offer.name);
            }}
            onExplain={() => setExplained(offer.name)}
          />
        ))}
      </Stack>
      {sentences.length > 0 && (
        <Alert severity="info" role="status" sx={{ mt: 1 }} onClose={() => setExplained(undefined)}>
          {sentences.map(({ sentence }) => sentence).join(' ')}
        </Alert>
      )}
      {open && (
        <ActionDialog
          page={page}
          action={open}
          record={record}
          onClose={() => setOpen(undefined)}
          onSubmit={(answer) => perform.run(record, open, answer)}
        />
      )}
    </Box>
  );
}

/** The next step, where somebody else takes it: whoever works on this noun reads whose it is, instead of looking for a button. */
function stepsOfOthers(
  page: Page,
  session: Session,
  state: string,
  translate: (key: string, words: object) => string,
  language: 'tr' | 'en',
): OfferedAction[] {
  const isColleague = Object.values(page.workflow.actions).some(({ by }) =>
    asList<string>(by).some((role) => (session.roles as readonly string[]).includes(role)),
  );
  if (!isColleague) return [];
  const mine = offeredActions(page, session, state);
  return Object.entries(page.workflow.actions).flatMap(([name, { intent, notBy }]) => {
    if (intent !== 'primary' || mine.includes(name)) return [];
    const roles = staffRoles.filter((role) => offeredActions(page, { roles: [role] }, state).includes(name));
    if (roles.length === 0) return [];
    const sentence = translate('console.action.byOthers', { roles: roles.map((role) => roleLabel(role, language)).join(', ') });
    return [
      {
        name,
        blockedBy: [
          { code: 'not_permitted', sentence: notBy === undefined ? sentence : `${sentence} ${translate('console.action.notOwnWork', {})}` },
        ],
      },
    ];
  });
}

const actionsLabel = { tr: 'İşlemler', en: 'Actions' } as const;

function needsDialog(page: Page, name: string): boolean {
  const action = page.workflow.actions[name];
  return action !== undefined && (Object.keys(action.input ?? {}).length > 0 || action.confirm !== undefined || action.intent === 'danger');
}

/** A blocked action stays reachable by keyboard, or nobody could read why. */
function ActionButton({
  page,
  offer,
  busy,
  onStart,
  onExplain,
}: {
  page: Page;
  offer: OfferedAction;
  busy: boolean;
  onStart: () => void;
  onExplain: () => void;
}) {
  const language = useLanguage();
  const reasonId = useId();
  const intent = page.workflow.actions[offer.name]?.intent ?? 'normal';
  const why = (offer.blockedBy ?? []).map(({ sentence }) => sentence).join(' ');
  const look = {
    variant: intent === 'primary' ? ('contained' as const) : ('outlined' as const),
    color: intent === 'danger' ? ('error' as const) : ('primary' as const),
    size: 'small' as const,
  };
  const label = actionLabel(page, offer.name, language);
  if (why === '')
    return (
      <Button {...look} data-action={offer.name} onClick={onStart} disabled={busy}>
        {label}
      </Button>
    );
  return (
    <Tooltip title={why} describeChild>
      <Button
        {...look}
        data-action={offer.name}
        aria-disabled
        aria-describedby={reasonId}
        onClick={onExplain}
        sx={{
          color: 'text.secondary',
          borderColor: 'divider',
          backgroundColor: 'action.disabledBackground',
          '&:hover': { backgroundColor: 'action.disabledBackground' },
          boxShadow: 'none',
        }}
      >
        {label}
        <Box component="span" id={reasonId} sx={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }}>
          {why}
        </Box>
      </Button>
    </Tooltip>
  );
}

/** Carries an action out and tells what came of it; answers faults at inputs, undefined when it is done. */
function usePerform(page: Page) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const language = useLanguage();
  const [working, setWorking] = useState<string>();
  const run = async (record: RaRecord, name: string, { input, reason, intention }: ActionAnswer): Promise<Record<string, string> | undefined> => {
    setWorking(name);
    try {
      const { missingApprovals } = await act(page.name, record, name, input, {
        intention: intention ?? newIntention(),
        ...(reason ? { reason } : {}),
      });
      notify(
        missingApprovals.length > 0
          ? translate('console.action.waits', { roles: missingApprovals.map((role) => roleLabel(role, language)).join(', ') })
          : translate('console.action.done', { action: actionLabel(page, name, language) }),
        { type: 'success' },
      );
      refresh();
      return undefined;
    } catch (error) {
      const atFields = (error as { body?: { errors?: Record<string, string> } }).body?.errors;
      const stale = ['stale_version', 'illegal_state'].includes(problemOf(error)?.code ?? '');
      notify(stale ? `${(error as Error).message} ${translate('console.action.stale')}` : sentenceOf(error, translate('console.unexpected')), {
        type: 'error',
      });
      if (stale || problemOf(error)?.code === 'guard_refused') refresh();
      return atFields ?? { '': problemOf(error)?.code ?? 'unexpected' };
    } finally {
      setWorking(undefined);
    }
  };
  return { run, working };
}
