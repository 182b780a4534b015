import { useMemo } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { mayCreate, mayRead } from '#domain/language/permit.ts';
import { fold } from '#domain/turkish/fold.ts';
import { useLabel } from '../kit/words.ts';
import { pages } from '../pages.ts';
import { useSession } from '../providers/session.ts';
import { places } from '../routes.tsx';
import { useActionsHere } from './actions-here.ts';

export interface Command {
  readonly id: string;
  readonly kind: 'act' | 'go' | 'create';
  readonly label: string;
  readonly blocked?: string;
  readonly run: () => void;
}

/** Everything that can be done from here: the actions of the open record, the screens, and what may be opened anew. */
export function useCommands(): readonly Command[] {
  const session = useSession();
  const label = useLabel();
  const translate = useTranslate();
  const navigate = useNavigate();
  const here = useActionsHere();
  return useMemo(() => {
    const acts = here.map((action): Command => ({ id: `act:${action.name}`, kind: 'act', label: action.label, run: action.run, ...(action.blocked === undefined ? {} : { blocked: action.blocked }) }));
    const open = places
      .filter(({ path, desk, may }) => desk !== undefined && !path.includes(':') && (may?.(session) ?? true))
      .map((place): Command => ({ id: `go:${place.path}`, kind: 'go', label: label(place.label, place.path), run: () => void navigate(place.path) }));
    const lists = pages
      .filter((page) => mayRead(page, session))
      .map((page): Command => ({ id: `go:${page.name}`, kind: 'go', label: label(page.plural ?? page.label, page.name), run: () => void navigate(`/${page.name}`) }));
    const creates = pages
      .filter((page) => mayCreate(page, session))
      .map((page): Command => ({ id: `create:${page.name}`, kind: 'create', label: translate('console.palette.create', { noun: label(page.label, page.name) }), run: () => void navigate(`/${page.name}/create`) }));
    return [...acts, ...open, ...lists, ...creates];
  }, [here, label, navigate, session, translate]);
}

const shownAtMost = 8;

/** The commands whose words begin with what was typed, in any order and any spelling of i and ı. With nothing typed: what can be done here. */
export function matching(commands: readonly Command[], text: string): readonly Command[] {
  const words = fold(text).split(' ').filter((word) => word !== '');
  if (words.length === 0) return commands.filter(({ kind }) => kind === 'act');
  return commands.filter(({ label }) => {
    const parts = fold(label).split(' ');
    return words.every((word) => parts.some((part) => part.startsWith(word)));
  }).slice(0, shownAtMost);
}
