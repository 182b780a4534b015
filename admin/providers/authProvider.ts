import { type AuthProvider, type HttpError } from 'react-admin';
import { mayCreate, mayRead, mayUpdate, type PermitActor } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { pageOf } from '../pages.ts';
import { forgetSession, loadSession, signOut } from './session.ts';

/** Sessions of the API. What a role may do is asked of the pages, by the same functions that the server asks. */
export const authProvider: AuthProvider = {
  // The sign-in page stands before the console and needs no react-admin; see Root.tsx.
  login: () => Promise.resolve(),
  logout: async () => {
    await signOut();
  },
  checkAuth: async () => {
    const session = await loadSession();
    if (!session || session.limitedToEnrolment) throw Object.assign(new Error(), { message: false });
  },
  checkError: async (error: HttpError) => {
    if (error.status !== 401) return;
    forgetSession('cutOff');
    throw error;
  },
  getIdentity: async () => {
    const session = await loadSession();
    return { id: session?.id ?? '', fullName: session?.name ?? '' };
  },
  getPermissions: async () => (await loadSession())?.roles ?? [],
  canAccess: async ({ resource, action, record }) => {
    const session = await loadSession();
    const page = pageOf(resource);
    return session !== null && page !== undefined && mayDo(page, session, action, record);
  },
};

/** react-admin's word for an access, answered by the page. Nothing is ever deleted. */
export function mayDo(page: Page, actor: PermitActor, access: string, record?: Record<string, unknown>): boolean {
  switch (access) {
    case 'list':
    case 'show':
    case 'read':
      return mayRead(page, actor);
    case 'create':
      return mayCreate(page, actor);
    case 'edit':
      return Object.keys(page.fields).some((field) => mayEdit(page, actor, field, record));
    default:
      return false;
  }
}

function mayEdit(page: Page, actor: PermitActor, field: string, record?: Record<string, unknown>): boolean {
  const states = record?.['state'] === undefined ? Object.keys(page.workflow.states) : [String(record['state'])];
  return states.some((state) => mayUpdate(page, actor, field, state) !== 'no');
}
