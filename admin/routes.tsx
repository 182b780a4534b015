import { lazy, type ComponentType } from 'react';
import { type Label } from '#domain/language/label.ts';
import { mayAct, mayCreate, mayRead } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { asList } from '#domain/language/workflow.ts';
import { type Desk } from '#domain/menu.ts';
import { askWhoLooked } from '#domain/roles.ts';
import { knownPage, pages } from './pages.ts';
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

const reads = (noun: string) => (session: Session) => mayRead(knownPage(noun), session);

/** Somebody whose second signature any page could want. */
const maySign = (session: Session): boolean =>
  pages.some((page) => mayRead(page, session) && Object.entries(page.workflow.actions).some(([name, { notBy, approvals }]) => (asList<string>(notBy).includes('create') || approvals !== undefined) && mayAct(page, session, name)));

const asksWhoLooked = ({ roles }: Session): boolean => roles.some((role) => askWhoLooked.includes(role));

const creates = (noun: string) => (session: Session) => mayCreate(knownPage(noun), session);

/** One screen behind two addresses: a registration that begins, and one that goes on. */
const registration = { label: { tr: 'Adım adım kurum kaydı', en: 'Registering an institution' }, may: creates('institutions'), Screen: lazy(() => import('./institutions/RegisterInstitution.tsx')) };

/** Add a line here for a screen of your own. */
export const places: readonly Place[] = [
  { path: '/oturumlar', label: { tr: 'Oturumlarım', en: 'My sessions' }, Screen: lazy(() => import('./session/SessionsPage.tsx')) },
  {
    path: '/galeri',
    label: { tr: 'Bileşen galerisi', en: 'Component gallery' },
    desk: 'settings',
    // For those who build the console; where real work is done it would only be in the way.
    may: ({ roles, mode }) => roles.includes('admin') && mode !== 'production',
    Screen: lazy(() => import('./gallery/GalleryPage.tsx')),
  },
  { path: '/is-akislari', label: { tr: 'İş akışları', en: 'Workflows' }, desk: 'reports', Screen: lazy(() => import('./workflows/WorkflowPage.tsx')) },
  { path: '/is-akislari/:noun', label: { tr: 'İş akışları', en: 'Workflows' }, Screen: lazy(() => import('./workflows/WorkflowPage.tsx')) },
  { path: '/ac/:noun', label: { tr: 'Liste', en: 'List' }, Screen: lazy(() => import('./kit/OpenList.tsx')) },
  { path: '/onayimi-bekleyenler', label: { tr: 'Onayımı bekleyenler', en: 'Waiting for my approval' }, desk: 'approvals', may: maySign, Screen: lazy(() => import('./desks/ApprovalsDesk.tsx')) },
  { path: '/kurum-dosyasi/:id', label: { tr: 'Kurum dosyası', en: 'Institution dossier' }, may: reads('institutions'), Screen: lazy(() => import('./desks/InstitutionDossier.tsx')) },
  { path: '/kurum-kaydi', ...registration },
  { path: '/kurum-kaydi/:id', ...registration },
  { path: '/kisi-karti/:id', label: { tr: 'Kişi kartı', en: 'Person card' }, may: reads('people'), Screen: lazy(() => import('./desks/PersonCard.tsx')) },
  { path: '/kim-gordu/:noun/:id', label: { tr: 'Kim gördü?', en: 'Who looked?' }, may: asksWhoLooked, Screen: lazy(() => import('./desks/WhoLooked.tsx')) },
  { path: '/suresi-dolacaklar', label: { tr: 'Süresi dolacaklar', en: 'Ending soon' }, desk: 'certificates', may: reads('certificates'), Screen: lazy(() => import('./desks/ExpiringDesk.tsx')) },
  { path: '/posta-masasi', label: { tr: 'Posta masası', en: 'Post desk' }, desk: 'documents', may: (session) => mayAct(knownPage('documents'), session, 'addOriginal'), Screen: lazy(() => import('./documents/PostDesk.tsx')) },
  { path: '/gelen-masasi', label: { tr: 'Gelen masası', en: 'Operator’s desk' }, desk: 'inbox', may: (session) => ['finish', 'release'].some((name) => mayAct(knownPage('messages'), session, name)), Screen: lazy(() => import('./intake/OperatorDesk.tsx')) },
  { path: '/gelen-masasi/pencere', label: { tr: 'Gelen masası: dosya', en: 'Operator’s desk: the file' }, may: reads('messages'), Screen: lazy(() => import('./intake/SecondWindow.tsx')) },
  // Reached from the list of outgoing e-mails: two entries of nearly one name in the rail told nobody which was which.
  { path: '/giden-kutusu', label: { tr: 'Giden kutusu', en: 'Outbox' }, may: reads('outgoing-mails'), Screen: lazy(() => import('./desks/OutboxDesk.tsx')) },
  { path: '/donen-e-postalar', label: { tr: 'Dönen e-postalar', en: 'Bounced e-mails' }, desk: 'inbox', may: reads('outgoing-mails'), Screen: lazy(() => import('./desks/BouncedDesk.tsx')) },
];

/** The first screen after signing in. */
export const Home = lazy(() => import('./home/HomePage.tsx'));

type Derived = ComponentType<{ page: Page }>;

/** The derived screens of every noun; each is a file of its own, loaded when the first of its kind is opened. */
export const derived: Readonly<Record<'list' | 'show' | 'create' | 'edit', Derived>> = {
  list: lazy(async () => ({ default: (await import('./kit/DeclaredList.tsx')).DeclaredList })),
  show: lazy(async () => ({ default: (await import('./kit/DeclaredShow.tsx')).DeclaredShow })),
  create: lazy(async () => ({ default: (await import('./kit/DeclaredForm.tsx')).DeclaredCreate })),
  edit: lazy(async () => ({ default: (await import('./kit/DeclaredForm.tsx')).DeclaredEdit })),
};

/** A version of configuration begins with what it changes. */
const versionedShow = { show: lazy(async () => ({ default: (await import('./settings/VersionDifference.tsx')).VersionedShow })) };

/** Screens of one noun made by hand, where that beats the derived one. Add a line for yours. */
export const ownScreens: Readonly<Record<string, Partial<typeof derived>>> = {
  'application-lists': {
    list: lazy(async () => ({ default: (await import('./application-lists/ApplicationLists.tsx')).ApplicationLists })),
    show: lazy(async () => ({ default: (await import('./application-lists/ApplicationListShow.tsx')).ApplicationListShow })),
    create: lazy(async () => ({ default: (await import('./application-lists/NewList.tsx')).NewList })),
  },
  institutions: {
    list: lazy(() => import('./institutions/InstitutionList.tsx')),
    show: lazy(async () => ({ default: (await import('./desks/own-shows.tsx')).InstitutionShow })),
  },
  'pre-applications': { show: lazy(async () => ({ default: (await import('./pre-applications/PreApplicationShow.tsx')).PreApplicationShow })) },
  'outgoing-mails': { list: lazy(() => import('./mailbox/OutgoingList.tsx')) },
  messages: { list: lazy(() => import('./mailbox/MessageList.tsx')), show: lazy(() => import('./mailbox/MessageShow.tsx')), create: lazy(() => import('./mailbox/NewMessage.tsx')) },
  templates: { show: lazy(async () => ({ default: (await import('./settings/VersionDifference.tsx')).TemplateShow })) },
  'consent-texts': versionedShow,
  guides: versionedShow,
  'legal-texts': versionedShow,
  'classification-rules': versionedShow,
  holidays: { list: lazy(async () => ({ default: (await import('./settings/holidays/HolidayScreen.tsx')).HolidayScreen })) },
  settings: { list: lazy(async () => ({ default: (await import('./settings/board/SettingBoard.tsx')).SettingBoard })) },
  'application-types': { show: lazy(async () => ({ default: (await import('./settings/VersionDifference.tsx')).ApplicationTypeShow })) },
  'price-lists': { ...versionedShow, list: lazy(async () => ({ default: (await import('./settings/prices/PriceScreen.tsx')).PriceScreen })) },
  people: { show: lazy(async () => ({ default: (await import('./desks/own-shows.tsx')).PersonShow })) },
  staff: { show: lazy(async () => ({ default: (await import('./staff/StaffShow.tsx')).StaffShow })) },
  'api-clients': { show: lazy(async () => ({ default: (await import('./staff/StaffShow.tsx')).ApiClientShow })) },
};
