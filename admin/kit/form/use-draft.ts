import { useCallback, useEffect, useRef, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { dropDraft, keepDraft, type Draft, type DraftPlace } from '../../providers/console-api.ts';
import { isMasked, same } from '../../providers/patch.ts';
import { findDraft } from './find-draft.ts';

/** Nothing that was typed is older than this when a browser dies. */
const keptEveryMs = 3_000;
/** How soon it is asked again what was kept, where no answer came. */
const askedAgainMs = 5_000;

type Values = Readonly<Record<string, unknown>>;

export interface DraftOptions {
  readonly place: DraftPlace;
  /** The fields that the form asks; nothing else is kept. */
  readonly names: readonly string[];
  /** What the form began with. */
  readonly before: Values;
  readonly baseVersion: number | undefined;
  /** Short forms are typed anew sooner than a draft is found. */
  readonly enabled: boolean;
}

export interface DraftOfForm {
  /** What was typed an earlier time and waits for an answer: go on with it, or throw it away. */
  readonly found: Draft | undefined;
  /** When the last of what stands in the form was kept. */
  readonly keptAt: string | undefined;
  /** What is typed cannot be kept at the moment; it is tried again. */
  readonly notKept: boolean;
  /** The record moved on since the draft was begun. */
  readonly stale: boolean;
  /** Three sides of what the draft would lay into the form: before it was typed, typed, and as the form began. */
  sides(): { readonly base: Values; readonly mine: Values; readonly theirs: Values };
  /** Lays the draft into the form, except the fields whose present value was chosen. */
  goOn(without?: readonly string[]): void;
  throwAway(): void;
  /** The form was sent, or left on purpose: what was kept goes. */
  finish(): void;
}

/** Keeps on the server what is typed into the form around it, and finds what was typed before. Nothing lies in the browser. */
export function useDraft({ place, names, before, baseVersion, enabled }: DraftOptions): DraftOfForm {
  const { watch, getValues, setValue, formState } = useFormContext();
  const [found, setFound] = useState<Draft>();
  const [keptAt, setKeptAt] = useState<string>();
  const [notKept, setNotKept] = useState(false);
  const state = useRef({ undecided: enabled, changed: false, kept: false, finished: false });
  const dirty = useRef<Values>({});
  dirty.current = formState.dirtyFields as Values;

  useEffect(() => {
    if (!enabled) return;
    let gone = false;
    let timer: ReturnType<typeof setTimeout>;
    const look = (): Promise<void> => findDraft(place).then(
      (draft) => {
        if (gone) return;
        setNotKept(false);
        state.current.undecided = draft !== undefined;
        state.current.kept = draft !== undefined;
        setFound(draft);
      },
      // Where it is not known what was kept, nothing is kept over it; but that is said, and asked again.
      () => {
        if (gone) return;
        setNotKept(true);
        timer = setTimeout(() => void look(), askedAgainMs);
      },
    );
    void look();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [enabled, place.noun, place.id, place.action]);

  const keep = useCallback(
    (leaving: boolean) => {
      const now = state.current;
      if (!enabled || !now.changed || now.undecided || now.finished) return;
      now.changed = false;
      const values = changedIn(getValues(), before, names);
      if (Object.keys(values).length === 0) {
        if (now.kept) void dropDraft(place).catch(() => undefined);
        now.kept = false;
        setKeptAt(undefined);
        return;
      }
      now.kept = true;
      // A draft that cannot be kept stops nobody from typing; the next change tries again.
      void keepDraft(place, { values, before: seenOf(before, Object.keys(values)) }, baseVersion, leaving).then(
        ({ updatedAt }) => {
          setKeptAt(updatedAt);
          setNotKept(false);
        },
        () => {
          setNotKept(true);
          state.current.changed = true;
        },
      );
    },
    [enabled, getValues, before, names, place, baseVersion],
  );

  useEffect(() => {
    if (!enabled) return;
    const subscription = watch((_, { name }) => {
      // Without a name the form was filled by its record, not by anybody.
      if (name !== undefined) state.current.changed = true;
    });
    const timer = setInterval(() => keep(false), keptEveryMs);
    const leave = () => keep(true);
    const hidden = () => {
      if (document.hidden) keep(true);
    };
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      subscription.unsubscribe();
      clearInterval(timer);
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', hidden);
      keep(true);
    };
  }, [enabled, watch, keep]);

  // What was typed since the form opened is newer than the draft.
  const laid = (): Values => Object.fromEntries(Object.entries(found?.values ?? {}).filter(([name]) => names.includes(name) && dirty.current[name] === undefined));
  return {
    found,
    keptAt,
    notKept,
    stale: found !== undefined && found.baseVersion !== null && baseVersion !== undefined && found.baseVersion !== baseVersion,
    sides: () => {
      const mine = laid();
      // Of a field whose former value he did not see it is not known who changed it: it stands empty, and he is asked.
      const typedOver = Object.fromEntries(Object.keys(mine).map((name) => [name, found?.before[name] ?? null]));
      return { base: { ...before, ...typedOver }, mine, theirs: before };
    },
    goOn: (without = []) => {
      for (const [name, value] of Object.entries(laid())) {
        if (!without.includes(name)) setValue(name, value, { shouldDirty: true, shouldTouch: true });
      }
      setFound(undefined);
      Object.assign(state.current, { undecided: false, changed: true });
    },
    throwAway: () => {
      setFound(undefined);
      Object.assign(state.current, { undecided: false, kept: false });
      void dropDraft(place).catch(() => undefined);
    },
    finish: () => {
      const { kept, undecided } = state.current;
      state.current.finished = true;
      // A draft that nobody looked at is not what was sent.
      if (kept && !undecided) void dropDraft(place).catch(() => undefined);
    },
  };
}

/** What stood in these fields, without hidden values. */
const seenOf = (before: Values, names: readonly string[]): Values =>
  Object.fromEntries(names.flatMap((name) => (before[name] === undefined || isMasked(before[name]) ? [] : [[name, before[name]]])));

/** What the form has that it did not begin with. Hidden values are not typed, and files are sent ahead. */
export function changedIn(values: Values, before: Values, names: readonly string[]): Record<string, unknown> {
  const empty = (value: unknown) => (value === '' || value === undefined || (Array.isArray(value) && value.length === 0) ? null : value);
  const entries = names.map((name) => [name, values[name]] as const);
  return Object.fromEntries(entries.filter(([name, value]) => value !== undefined && !isMasked(value) && !same(empty(value), empty(before[name]))));
}
