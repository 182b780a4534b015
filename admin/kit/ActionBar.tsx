import { Box, Button, Stack, Typography } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useRecordContext, useTranslate, type RaRecord } from 'react-admin';
import { offeredActions } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { asList } from '#domain/language/workflow.ts';
import { staffRoles } from '#domain/roles.ts';
import { type OfferedAction } from '../providers/console-api.ts';
import { useSession, type Session } from '../providers/session.ts';
import { ActionDialog } from './ActionDialog.tsx';
import { ActionButton } from './record/ActionButton.tsx';
import { OfferedHere } from './record/OfferedHere.tsx';
import { reverseOf } from './record/reverse.ts';
import { usePerform, type Done } from './record/use-perform.ts';
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
  const bar = useRef<HTMLElement>(null);
  useNextFocus(bar, record, perform.done);
  if (!record) return null;
  const intentOf = (name: string) => page.workflow.actions[name]?.intent ?? 'normal';
  const own = (record['actions'] ?? []) as OfferedAction[];
  const offers = [...own, ...stepsOfOthers(page, session, String(record['state']), (key, words) => translate(key, words), language)].sort(
    (one, other) => rank[intentOf(one.name)] - rank[intentOf(other.name)],
  );
  if (offers.length === 0) return null;
  const usual = offers.filter(({ name }) => intentOf(name) === 'primary');
  const leading = (usual.find(({ blockedBy }) => (blockedBy ?? []).length === 0) ?? usual[0])?.name;
  const start = (name: string) => (needsDialog(page, name) ? setOpen(name) : void perform.run(record, name, { input: {} }));
  return (
    <Box component="section" ref={bar} aria-label={actionsLabel[language]} data-actions>
      <OfferedHere page={page} offers={offers} onStart={start} />
      <Stack direction="row" useFlexGap sx={{ flexWrap: 'wrap', gap: 1 }}>
        {offers.map((offer) => (
          <ActionButton
            key={offer.name}
            page={page}
            offer={offer}
            working={perform.working}
            leading={offer.name === leading}
            onStart={() => {
              setExplained(undefined);
              start(offer.name);
            }}
            onExplain={() => setExplained(offer.name)}
          />
        ))}
      </Stack>
      <TakeBack page={page} record={record} done={perform.done} offers={own} onBack={(name) => void perform.run(record, name, { input: {} })} onGone={perform.forget} />
      <Reasons page={page} offers={offers} explained={explained} />
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

/** Why not, without hovering: the usual next steps always, the others when they are pressed. */
function Reasons({ page, offers, explained }: { page: Page; offers: readonly OfferedAction[]; explained: string | undefined }) {
  const language = useLanguage();
  const told = offers.filter(
    ({ name, blockedBy }) => (blockedBy ?? []).length > 0 && (name === explained || page.workflow.actions[name]?.intent === 'primary'),
  );
  return (
    <Box role="status" sx={{ mt: told.length > 0 ? 0.75 : 0, display: 'grid', gap: 0.25 }}>
      {told.map(({ name, blockedBy }) => (
        <Typography key={name} variant="body2" color={name === explained ? 'textPrimary' : 'textSecondary'} data-why={name}>
          <Box component="span" sx={{ fontWeight: 550 }}>
            {actionLabel(page, name, language)}:
          </Box>{' '}
          <span>{(blockedBy ?? []).map(({ sentence }) => sentence).join(' ')}</span>
        </Typography>
      ))}
    </Box>
  );
}

const takeBackSeconds = 10;

interface TakeBackProps {
  readonly page: Page;
  readonly record: RaRecord;
  readonly done: Done | undefined;
  readonly offers: readonly OfferedAction[];
  readonly onBack: (name: string) => void;
  readonly onGone: () => void;
}

/** For a while after a step that an own action can take back: that action, by one key. It is a step like any other, and told as one. */
function TakeBack({ page, record, done, offers, onBack, onGone }: TakeBackProps) {
  const translate = useTranslate();
  const language = useLanguage();
  const version = Number(record['version'] ?? 0);
  const name = done && version >= done.version ? reverseOf(page, offers, done.before, String(record['state'])) : undefined;
  useEffect(() => {
    if (name === undefined) return;
    const timer = setTimeout(onGone, takeBackSeconds * 1_000);
    return () => clearTimeout(timer);
  }, [name]);
  if (name === undefined) return null;
  return (
    <Button size="small" sx={{ mt: 1 }} data-take-back={name} onClick={() => onBack(name)}>
      {translate('console.action.takeBack', { action: actionLabel(page, name, language) })}
    </Button>
  );
}

/** After a step the focus goes to what can be done next, never to what is dangerous; else to where the record stands. */
function useNextFocus(bar: React.RefObject<HTMLElement | null>, record: RaRecord | undefined, done: Done | undefined): void {
  const focused = useRef<Done>(undefined);
  const version = Number(record?.['version'] ?? 0);
  // The answer of the action carries no reasons yet: the record that was asked for anew does.
  const known = ((record?.['actions'] ?? []) as readonly OfferedAction[]).every(({ blockedBy }) => blockedBy !== undefined);
  useEffect(() => {
    if (!done || focused.current === done || version < done.version || !known) return;
    focused.current = done;
    // The dialog gives the focus back to its button first.
    const timer = setTimeout(() => {
      const next = bar.current?.querySelector<HTMLElement>('[data-take-back], [data-action][data-intent=primary]:not([aria-disabled]):not(:disabled)');
      const top = document.querySelector<HTMLElement>('[data-record] [data-record-title]');
      if (document.activeElement === document.body || bar.current?.contains(document.activeElement)) (next ?? top)?.focus();
    }, 60);
    return () => clearTimeout(timer);
  }, [bar, done, version, known]);
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
