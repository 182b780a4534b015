import { Admin, CustomRoutes, Resource } from 'react-admin';
import { Route } from 'react-router-dom';
import { type Page } from '#domain/language/resource.ts';
import { mayCreate } from '#domain/language/permit.ts';
import { staffRoles } from '#domain/roles.ts';
import { titleOf } from './kit/words.ts';
import { ConsoleLayout } from './layout/ConsoleLayout.tsx';
import { Permitted } from './layout/Permitted.tsx';
import { pages } from './pages.ts';
import { authProvider } from './providers/authProvider.ts';
import { dataProvider } from './providers/dataProvider.ts';
import { i18nProvider } from './providers/i18nProvider.ts';
import { currentLanguage } from './providers/language.ts';
import { consoleStore } from './providers/store.ts';
import { derived, Home, ownScreens, places } from './routes.tsx';
import { SignInPage } from './session/SignInPage.tsx';
import { darkTheme, lightTheme } from './theme/theme.ts';

const store = consoleStore();
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
      dashboard={Home}
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
        {places.map((place) => (
          <Route key={place.path} path={place.path} element={<Permitted place={place} />} />
        ))}
      </CustomRoutes>
    </Admin>
  );
}

function screensOf(page: Page) {
  const { list: List, show: Show, create: Create, edit: Edit } = { ...derived, ...ownScreens[page.name] };
  const updatable = (page.may.update ?? []).length > 0;
  const creatable = mayCreate(page, { roles: staffRoles });
  return {
    name: page.name,
    recordRepresentation: (record: Record<string, unknown>) => titleOf(page, record, currentLanguage()),
    list: () => <List page={page} />,
    show: () => <Show page={page} />,
    ...(creatable ? { create: () => <Create page={page} /> } : {}),
    ...(updatable ? { edit: () => <Edit page={page} /> } : {}),
  };
}
