import { CssBaseline } from '@mui/material';
import { QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { CoreAdminContext, CoreAdminUI, CustomRoutes, Notification, Resource, ThemeProvider, ThemesContext } from 'react-admin';
import { Navigate, Route, useLocation } from 'react-router-dom';
import { type Page } from '#domain/language/resource.ts';
import { mayCreate } from '#domain/language/permit.ts';
import { staffRoles } from '#domain/roles.ts';
import { NoRight } from './kit/NoRight.tsx';
import { titleOf } from './kit/words.ts';
import { ConsoleLayout } from './layout/ConsoleLayout.tsx';
import { Broken, NotFound, Waiting } from './layout/edges.tsx';
import { Permitted } from './layout/Permitted.tsx';
import { pages } from './pages.ts';
import { authProvider } from './providers/authProvider.ts';
import { dataProvider } from './providers/dataProvider.ts';
import { i18nProvider } from './providers/i18nProvider.ts';
import { currentLanguage } from './providers/language.ts';
import { consoleStore } from './providers/store.ts';
import { derived, Home, ownScreens, places } from './routes.tsx';
import { darkTheme, lightTheme } from './theme/theme.ts';

const screens = pages.map(screensOf);
const themes = { lightTheme, darkTheme };

/**
 * One resource a page. The place inside the console stands behind the # of the address and never reaches a server's log.
 * Put together from react-admin's parts: its `Admin` brings a sign-in page and a menu of its own, which nobody would see.
 */
export function App() {
  // One a sign-in: what it holds in memory goes with the person.
  const [store] = useState(consoleStore);
  // Asked also where the browser believes to be without a network: a sentence and a button are better than waiting for ever.
  const [queryClient] = useState(() => new QueryClient({ defaultOptions: { queries: { networkMode: 'always' }, mutations: { networkMode: 'always' } } }));
  return (
    <CoreAdminContext authProvider={authProvider} dataProvider={dataProvider} i18nProvider={i18nProvider} store={store} queryClient={queryClient}>
      <ThemesContext.Provider value={themes}>
        <ThemeProvider>
          <CssBaseline enableColorScheme />
          <CoreAdminUI
            layout={ConsoleLayout}
            dashboard={Home}
            loginPage={BackToWork}
            catchAll={NotFound}
            loading={Waiting}
            error={Broken}
            authenticationError={Broken}
            accessDenied={NoRight}
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
          </CoreAdminUI>
          <Notification />
        </ThemeProvider>
      </ThemesContext.Provider>
    </CoreAdminContext>
  );
}

/** Whoever comes here is signed in already: on to where the last session ended, when it was cut off, else home. */
function BackToWork() {
  const { state } = useLocation() as { state: { nextPathname?: string } | null };
  return <Navigate to={state?.nextPathname ?? '/'} replace />;
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
