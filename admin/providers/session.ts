import { useSyncExternalStore } from 'react'
import { type PermitActor } from '#domain/language/permit.ts'
import { type Role } from '#domain/roles.ts'
import { call, post } from './http.ts'
import { problemOf } from './problem.ts'

export interface Session extends PermitActor {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly totp: 'none' | 'optional' | 'required' | 'confirmed'
  /** Nothing but setting up the second factor is open to this session. */
  readonly limitedToEnrolment?: boolean
}

export interface Credentials {
  readonly username: string
  readonly password: string
  readonly code?: string
}

let session: Session | null = null
let loading: Promise<Session | null> | null = null
const listeners = new Set<() => void>()

function keep(next: Session | null): Session | null {
  session = next
  for (const listener of listeners) listener()
  return next
}

/** Who is signed in; asks the server once. */
export function loadSession(): Promise<Session | null> {
  if (session) return Promise.resolve(session)
  loading ??= call('/api/session')
    .then(({ json }) => keep(json as Session), (error: unknown) => {
      if (problemOf(error)?.code === 'unreachable') throw error
      return keep(null)
    })
    .finally(() => { loading = null })
  return loading
}

/** Asks again: roles may have changed. */
export function reloadSession(): Promise<Session | null> {
  session = null
  return loadSession()
}

export async function signIn(credentials: Credentials): Promise<Session> {
  await post('/api/session', credentials)
  const signedIn = await reloadSession()
  if (!signedIn) throw new Error('The session that was just opened is not there')
  return signedIn
}

export async function signOut(): Promise<void> {
  if (session) await call('/api/session', { method: 'DELETE' }).catch(() => undefined)
  forgetSession()
}

export const forgetSession = (): void => { keep(null) }

export const currentSession = (): Session | null => session

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => { listeners.delete(listener) }
}

/** The signed-in person; nobody has no right at all. */
export const useSession = (): Session => useSyncExternalStore(subscribe, currentSession) ?? nobody

const nobody: Session = { id: '', username: '', name: '', roles: [], totp: 'none' }
