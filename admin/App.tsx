import { lazy } from 'react';
import { Admin, CustomRoutes, Resource } from 'react-admin';
import { Route } from 'react-router-dom';
import { type Page } from '#domain/language/resource.ts';
import { mayCreate } from '#domain/language/permit.ts';
import { staffRoles } from '#domain/roles.ts';
import { ApplicationListShow } from './application-lists/ApplicationListShow.tsx';
import { DeclaredCreate, DeclaredEdit } from './kit/DeclaredForm.tsx';
import { DeclaredList } from './kit/DeclaredList.tsx';
import { DeclaredShow } from './kit/DeclaredShow.tsx';
import { QueueHome } from './kit/QueueHome.tsx';
import { titleOf } from './kit/words.ts';
import { ConsoleLayout } from './layout/ConsoleLayout.tsx';
import { pages } from './pages.ts';
import { authProvider } from './providers/authProvider.ts';
import { dataProvider } from './providers/dataProvider.ts';
import { i18nProvider } from './providers/i18nProvider.ts';
import { currentLanguage } from './providers/language.ts';
import { consoleStore } from './providers/store.ts';
import { ApiClientShow, StaffShow } from './staff/StaffShow.tsx';
import { SignInPage } from './session/SignInPage.tsx';
import { darkTheme, lightTheme } from './theme.ts';

const SessionsPage = lazy(() => import('./session/SessionsPage.tsx'));
const store = consoleStore();

/** Hand-made screens, where one beats the derived one. */
const ownShow: Readonly<Record<string, typeof DeclaredShow>> = {
  'application-lists': ApplicationListShow,
  staff: StaffShow,
  'api-clients': ApiClientShow,
};

const screens = pages.map(screensOf);

/** One resource a page. The place inside the console stands behind the # of the address and never reaches a server's log. */
export function App() {
  return (
    <Admin
      authProvider={authProvider}
      dataProvider={dataProvider}
      i18nProvider={i18nProvider}
      store={store}
      layout={ConsoleLayout}
      dashboard={QueueHome}
      loginPage={SignInPage}
      lightTheme={lightTheme}
      darkTheme={darkTheme}
      requireAuth
      disableTelemetry
      title="NES Konsol"
    >
      {screens.map((screen) => (
        <Resource key={screen.name} {...screen} />
      ))}
      <CustomRoutes>
        <Route path="/oturumlar" element={<SessionsPage />} />
      </CustomRoutes>
    </Admin>
  );
}

function screensOf(page: Page) {
  const Show = ownShow[page.name] ?? DeclaredShow;
  const updatable = (page.may.update ?? []).length > 0;
  const creatable = mayCreate(page, { roles: staffRoles });
  return {
    name: page.name,
    recordRepresentation: (record: Record<string, unknown>) => titleOf(page, record, currentLanguage()),
    list: () => <DeclaredList page={page} />,
    show: () => <Show page={page} />,
    ...(creatable ? { create: () => <DeclaredCreate page={page} /> } : {}),
    ...(updatable ? { edit: () => <DeclaredEdit page={page} /> } : {}),
  };
}
