import { useCallback, useEffect, useRef, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { dropDraft, keepDraft, myDrafts, openDraft, type Draft, type DraftPlace } from '../../providers/console-api.ts';
import { isMasked, same } from '../../providers/patch.ts';

/** Nothing that was typed is older than this when a browser dies. */
const keptEveryMs = 3_000;

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
  goOn(): void;
  throwAway(): void;
  /** The form was sent, or left on purpose: what was kept goes. */
  finish(): void;
}

/** Keeps on the server what is typed into the form around it, and finds what was typed before. Nothing lies in the browser. */
export function useDraft({ place, names, before, baseVersion, enabled }: DraftOptions): DraftOfForm {
  const { watch, getValues, setValue, formState } = useFormContext();
  const [found, setFound] = useState<Draft>();
  const [keptAt, setKeptAt] = useState<string>();
  const state = useRef({ undecided: enabled, changed: false, kept: false, finished: false });
  const dirty = useRef<Values>({});
  dirty.current = formState.dirtyFields as Values;

  useEffect(() => {
    if (!enabled) return;
    let gone = false;
    findDraft(place).then(
      (draft) => {
        if (gone) return;
        state.current.undecided = draft !== undefined;
        state.current.kept = draft !== undefined;
        setFound(draft);
      },
      // Where it is not known what was kept, nothing is kept over it.
      () => undefined,
    );
    return () => {
      gone = true;
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
      void keepDraft(place, values, baseVersion, leaving).then(
        ({ updatedAt }) => setKeptAt(updatedAt),
        () => {
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

  return {
    found,
    keptAt,
    goOn: () => {
      for (const [name, value] of Object.entries(found?.values ?? {})) {
        // What was typed since the form opened is newer than the draft.
        if (names.includes(name) && dirty.current[name] === undefined) setValue(name, value, { shouldDirty: true, shouldTouch: true });
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

async function findDraft(place: DraftPlace): Promise<Draft | undefined> {
  const cards = await myDrafts();
  const own = cards.find(({ noun, id, action }) => noun === place.noun && id === place.id && action === place.action);
  return own && openDraft(place);
}

/** What the form has that it did not begin with. Hidden values are not typed, and files are sent ahead. */
export function changedIn(values: Values, before: Values, names: readonly string[]): Record<string, unknown> {
  const empty = (value: unknown) => (value === '' || value === undefined || (Array.isArray(value) && value.length === 0) ? null : value);
  const entries = names.map((name) => [name, values[name]] as const);
  return Object.fromEntries(entries.filter(([name, value]) => value !== undefined && !isMasked(value) && !same(empty(value), empty(before[name]))));
}
