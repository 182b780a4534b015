import { lazy, type ComponentType } from 'react';
import { type Label } from '#domain/language/label.ts';
import { type Page } from '#domain/language/resource.ts';
import { type Desk } from '#domain/menu.ts';
import { type Session } from './providers/session.ts';

/** A screen that no page describes. It is loaded when it is opened, and stands in the rail where its desk stands. */
export interface Place {
  /** Behind the # of the address; never holds anything about a person. `:id` and the like are allowed. */
  readonly path: string;
  readonly label: Label;
  /** The group of the rail that holds it; left out: the rail does not show it. 'home' stands on top, by itself. */
  readonly desk?: Desk | 'home' | 'reports';
  /** The name of a sign in layout/signs.tsx; left out: the desk's. */
  readonly sign?: string;
  /** Left out: everybody who is signed in. The rail and the address ask it alike. */
  readonly may?: (session: Session) => boolean;
  readonly Screen: ComponentType;
}

/** Add a line here for a screen of your own. */
export const places: readonly Place[] = [
  { path: '/oturumlar', label: { tr: 'Oturumlarım', en: 'My sessions' }, Screen: lazy(() => import('./session/SessionsPage.tsx')) },
  { path: '/is-akislari', label: { tr: 'İş akışları', en: 'Workflows' }, desk: 'reports', Screen: lazy(() => import('./workflows/WorkflowPage.tsx')) },
  { path: '/is-akislari/:noun', label: { tr: 'İş akışları', en: 'Workflows' }, Screen: lazy(() => import('./workflows/WorkflowPage.tsx')) },
];

/** The first screen after signing in. */
export const Home = lazy(async () => ({ default: (await import('./kit/QueueHome.tsx')).QueueHome }));

type Derived = ComponentType<{ page: Page }>;

/** The derived screens of every noun; each is a file of its own, loaded when the first of its kind is opened. */
export const derived: Readonly<Record<'list' | 'show' | 'create' | 'edit', Derived>> = {
  list: lazy(async () => ({ default: (await import('./kit/DeclaredList.tsx')).DeclaredList })),
  show: lazy(async () => ({ default: (await import('./kit/DeclaredShow.tsx')).DeclaredShow })),
  create: lazy(async () => ({ default: (await import('./kit/DeclaredForm.tsx')).DeclaredCreate })),
  edit: lazy(async () => ({ default: (await import('./kit/DeclaredForm.tsx')).DeclaredEdit })),
};

/** Screens of one noun made by hand, where that beats the derived one. Add a line for yours. */
export const ownScreens: Readonly<Record<string, Partial<typeof derived>>> = {
  'application-lists': { show: lazy(async () => ({ default: (await import('./application-lists/ApplicationListShow.tsx')).ApplicationListShow })) },
  staff: { show: lazy(async () => ({ default: (await import('./staff/StaffShow.tsx')).StaffShow })) },
  'api-clients': { show: lazy(async () => ({ default: (await import('./staff/StaffShow.tsx')).ApiClientShow })) },
};
