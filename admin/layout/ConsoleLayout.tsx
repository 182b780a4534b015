import { Box, Button, Drawer, useMediaQuery, type Theme } from '@mui/material';
import { Suspense, useState, type ReactNode } from 'react';
import { CheckForApplicationUpdate, useTranslate } from 'react-admin';
import { useLocation } from 'react-router-dom';
import { ErrorState } from '../kit/ErrorState.tsx';
import { LoadingState } from '../kit/LoadingState.tsx';
import { ConsoleKeys } from '../keyboard/ConsoleKeys.tsx';
import { sizes } from '../theme/tokens.ts';
import { useChoice } from './choice.ts';
import { PageBoundary } from './PageBoundary.tsx';
import { Rail } from './Rail.tsx';
import { TopBar } from './TopBar.tsx';

/** Rail, bar and the screen. The rail is wide, on tablets of icons, and on telephones a drawer. */
export function ConsoleLayout({ children }: { children: ReactNode }) {
  const tablet = useMediaQuery((theme: Theme) => theme.breakpoints.down('lg'));
  const telephone = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  const [chosen, choose] = useChoice('rail.narrow', false);
  const [drawer, setDrawer] = useState(false);
  const { pathname } = useLocation();
  const narrow = chosen || tablet;
  return (
    <Box sx={{ display: 'flex', minHeight: '100vh', bgcolor: 'background.default', color: 'text.primary' }}>
      <SkipLink />
      {telephone ? (
        <Drawer open={drawer} onClose={() => setDrawer(false)} slotProps={{ paper: { sx: { width: 264, bgcolor: (theme) => theme.tokens.rail } } }}>
          <Rail narrow={false} onGo={() => setDrawer(false)} />
        </Drawer>
      ) : (
        <Box
          data-rail={narrow ? 'narrow' : 'wide'}
          sx={{
            width: narrow ? sizes.railNarrow : sizes.rail,
            flex: 'none',
            position: 'sticky',
            top: 0,
            height: '100vh',
            borderRight: 1,
            borderColor: 'divider',
            bgcolor: (theme) => theme.tokens.rail,
            displayPrint: 'none',
          }}
        >
          <Rail narrow={narrow} {...(tablet ? {} : { onNarrow: choose })} />
        </Box>
      )}
      <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
        <TopBar {...(telephone ? { onMenu: () => setDrawer(true) } : {})} />
        <Box component="main" id="main-content" tabIndex={-1} sx={{ flex: 1, minWidth: 0, px: { xs: 1.5, sm: 2, lg: 3 }, py: 2, outline: 'none !important', ...wideThingsScroll }}>
          <PageBoundary place={pathname} fallback={(error, retry) => <ErrorState error={error} onRetry={retry} />}>
            <Suspense fallback={<LoadingState shape="record" rows={8} />}>{children}</Suspense>
          </PageBoundary>
        </Box>
      </Box>
      <ConsoleKeys />
      <CheckForApplicationUpdate interval={10 * 60_000} />
    </Box>
  );
}

// A wide table scrolls in its own place; the page never grows beyond the screen.
const shrinking = ['RaShow-main', 'RaShow-card', 'RaList-main', 'RaList-content', 'RaCreate-main', 'RaEdit-main'].map((name) => `& .${name}`).join(', ');
const wideThingsScroll = { [shrinking]: { minWidth: 0 }, '& .RaList-content, & .RaDataTable-tableWrapper': { overflowX: 'auto', position: 'relative' } };

/** The first stop of the Tab key: past rail and bar. A link would change the address, which is the router's. */
function SkipLink() {
  const translate = useTranslate();
  return (
    <Button
      variant="contained"
      onClick={() => document.getElementById('main-content')?.focus()}
      sx={{ position: 'fixed', top: 8, left: 8, zIndex: 'tooltip', '&:not(:focus)': { transform: 'translateY(-200%)' } }}
    >
      {translate('ra.navigation.skip_nav')}
    </Button>
  );
}
