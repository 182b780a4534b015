import { useSyncExternalStore } from 'react';
import { type PermitActor } from '#domain/language/permit.ts';
import { type Role } from '#domain/roles.ts';
import { actFor, call, post } from './http.ts';
import { problemOf } from './problem.ts';

export interface Session extends PermitActor {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly totp: 'none' | 'optional' | 'required' | 'confirmed';
  /** Nothing but setting up the second factor is open to this session. */
  readonly limitedToEnrolment?: boolean;
  /** 'demo' where anybody may try the console. */
  readonly mode?: string;
  /** Colleagues who are away and named this person as stand-in. */
  readonly mayActFor?: readonly { readonly id: string; readonly name: string; readonly until: string | null }[];
  readonly actingFor?: { readonly id: string; readonly name: string } | null;
}

export interface Credentials {
  readonly username: string;
  readonly password: string;
  readonly code?: string;
}

let session: Session | null = null;
let loading: Promise<Session | null> | null = null;
/** The server has said who is signed in, or that nobody is. */
let known = false;
const listeners = new Set<() => void>();

function keep(next: Session | null): Session | null {
  session = next;
  known = true;
  for (const listener of listeners) listener();
  return next;
}

/** Who is signed in; asks the server once. */
export function loadSession(): Promise<Session | null> {
  if (known) return Promise.resolve(session);
  loading ??= call('/api/session')
    .then(
      ({ json }) => keep(json as Session),
      (error: unknown) => {
        if (problemOf(error)?.code === 'unreachable') throw error;
        return keep(null);
      },
    )
    .finally(() => {
      loading = null;
    });
  return loading;
}

/** Asks again: roles may have changed. */
export function reloadSession(): Promise<Session | null> {
  known = false;
  return loadSession();
}

/** Works in the place of a colleague who is away, or for oneself again; the trail keeps both names. */
export function standInFor(colleague: string | undefined): Promise<Session | null> {
  actFor(colleague);
  return reloadSession();
}

export async function signIn(credentials: Credentials): Promise<Session> {
  cutOff = false;
  await post('/api/session', credentials);
  const signedIn = await reloadSession();
  if (!signedIn) throw new Error('The session that was just opened is not there');
  return signedIn;
}

export async function signOut(): Promise<void> {
  // react-admin signs out once more whom the server has already forgotten.
  if (!session) return;
  await call('/api/session', { method: 'DELETE' }).catch(() => undefined);
  forgetSession();
}

/** Whether the last session ended without being asked to: its time was over, or it was ended from elsewhere. */
let cutOff = false;

export function forgetSession(why: 'signedOut' | 'cutOff' = 'signedOut'): void {
  cutOff = why === 'cutOff';
  actFor(undefined);
  for (const clean of leavings) clean();
  keep(null);
}

export const wasCutOff = (): boolean => cutOff;

const leavings = new Set<() => void>();

/** What is kept in memory about the work of a person goes when the person does. */
export const whenForgotten = (clean: () => void): void => {
  leavings.add(clean);
};

export const currentSession = (): Session | null => session;

/** Whose session it is; null when nobody's, undefined as long as the server has not said. */
export const useSignedIn = (): Session | null | undefined => useSyncExternalStore(subscribe, () => (known || session !== null ? session : undefined));

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** The signed-in person; nobody has no right at all. */
export const useSession = (): Session => useSyncExternalStore(subscribe, currentSession) ?? nobody;

const nobody: Session = { id: '', username: '', name: '', roles: [], totp: 'none' };
