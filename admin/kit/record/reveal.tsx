import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, TextField } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type FormEvent, type ReactNode } from 'react';
import { useNotify, useRecordContext, useTranslate, type RaRecord } from 'react-admin';
import { personalSight } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { reveal } from '../../providers/console-api.ts';
import { sentenceOf } from '../../providers/problem.ts';
import { isMasked } from '../../providers/patch.ts';
import { useSession } from '../../providers/session.ts';
import { fieldLabel, useLanguage } from '../words.ts';

const shortestReason = 5;
/** So long a shown value stands on the screen, unless somebody turns away earlier. */
const shownForSeconds = 60;

interface Shown {
  readonly value: unknown;
  readonly until: number;
}

interface Revealing {
  /** The value of a hidden field while it is shown. */
  shown(field: string): { readonly value: unknown; readonly secondsLeft: number } | undefined;
  ask(fields: readonly string[]): void;
  hide(field: string): void;
  readonly mayAsk: boolean;
}

const Revealed = createContext<Revealing | undefined>(undefined);
export const useRevealing = (): Revealing | undefined => useContext(Revealed);

/**
 * *Göster* for the hidden values of one record: asked with a reason that is recorded, shown for a minute with the seconds
 * in view, and hidden at once when the window or the record is left. The values live in this component and nowhere else.
 */
export function RevealProvider({ page, children }: { page: Page; children: ReactNode }) {
  const record = useRecordContext();
  const session = useSession();
  const [shown, setShown] = useState<Readonly<Record<string, Shown>>>({});
  const [asked, setAsked] = useState<readonly string[]>();
  const now = useSeconds(Object.keys(shown).length > 0);
  const hideAll = useCallback(() => setShown((before) => (Object.keys(before).length === 0 ? before : {})), []);
  useEffect(() => hideAll, [record?.id, hideAll]);
  useLeaving(hideAll);
  useEffect(() => {
    if (Object.values(shown).some(({ until }) => until <= now)) setShown(Object.fromEntries(Object.entries(shown).filter(([, { until }]) => until > now)));
  }, [shown, now]);
  const mayAsk = record !== undefined && personalSight(page, session) !== 'never';
  const revealing = useMemo<Revealing>(
    () => ({
      mayAsk,
      ask: setAsked,
      hide: (field) => setShown(({ [field]: _, ...rest }) => rest),
      shown: (field) => {
        const one = shown[field];
        const left = one === undefined ? 0 : Math.ceil((one.until - now) / 1_000);
        return one === undefined || left <= 0 ? undefined : { value: one.value, secondsLeft: Math.min(left, shownForSeconds) };
      },
    }),
    [mayAsk, shown, now],
  );
  return (
    <Revealed.Provider value={revealing}>
      {children}
      {asked && record && (
        <RevealDialog
          page={page}
          fields={asked}
          record={record}
          onClose={() => setAsked(undefined)}
          onShown={(values) => {
            const until = performance.now() + shownForSeconds * 1_000;
            setShown((before) => ({ ...before, ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, until }])) }));
            setAsked(undefined);
          }}
        />
      )}
    </Revealed.Provider>
  );
}

/** A clock that runs while something is shown. */
function useSeconds(running: boolean): number {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (!running) return;
    setNow(performance.now());
    const timer = setInterval(() => setNow(performance.now()), 1_000);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}

/** The window is left, the tab hidden, the page closed. */
function useLeaving(leave: () => void): void {
  useEffect(() => {
    const hidden = () => {
      if (document.hidden) leave();
    };
    window.addEventListener('blur', leave);
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      window.removeEventListener('blur', leave);
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [leave]);
}

/** One reason for everything that is hidden on the page, where there is more than one such value. */
export function RevealAll({ page }: { page: Page }) {
  const record = useRecordContext();
  const translate = useTranslate();
  const revealing = useRevealing();
  const hidden = Object.keys(page.fields).filter((name) => isMasked(record?.[name]) && revealing?.shown(name) === undefined);
  if (!revealing?.mayAsk || hidden.length < 2) return null;
  return (
    <Button size="small" data-reveal-all onClick={() => revealing.ask(hidden.slice(0, 50))}>
      {translate('console.masked.showAll', { count: hidden.length })}
    </Button>
  );
}

interface RevealDialogProps {
  readonly page: Page;
  readonly fields: readonly string[];
  readonly record: RaRecord;
  readonly onClose: () => void;
  readonly onShown: (values: Readonly<Record<string, unknown>>) => void;
}

function RevealDialog({ page, fields, record, onClose, onShown }: RevealDialogProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const queries = useQueryClient();
  const language = useLanguage();
  const [reason, setReason] = useState('');
  const [working, setWorking] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setWorking(true);
    try {
      onShown(await reveal(page.name, record.id, fields, reason));
      void queries.invalidateQueries({ queryKey: [page.name, 'history', record.id] });
    } catch (error) {
      notify(sentenceOf(error, translate('console.unexpected')), { type: 'error' });
      setWorking(false);
    }
  };
  return (
    <Dialog open onClose={onClose} onClick={(event) => event.stopPropagation()} fullWidth maxWidth="xs" aria-labelledby="reveal-title">
      <form onSubmit={submit}>
        <DialogTitle id="reveal-title">{translate('console.masked.title')}</DialogTitle>
        <DialogContent>
          <DialogContentText sx={{ mb: 2 }}>
            {fields.map((field) => fieldLabel(page, field, language)).join(', ')} · {translate('console.masked.help', { seconds: shownForSeconds })}
          </DialogContentText>
          <TextField
            autoFocus
            fullWidth
            required
            label={translate('console.masked.reason')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            slotProps={{ htmlInput: { maxLength: 500, minLength: shortestReason, autoComplete: 'off' } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{translate('console.action.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={working || reason.trim().length < shortestReason}>
            {translate('console.masked.show')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
