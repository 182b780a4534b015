import { Box, IconButton, Tooltip } from '@mui/material';
import MenuIcon from '@mui/icons-material/Menu';
import SearchIcon from '@mui/icons-material/Search';
import { lazy, Suspense } from 'react';
import { useTranslate } from 'react-admin';
import { Kbd } from '../kit/Kbd.tsx';
import { openPalette } from '../palette/palette-door.ts';
import { sizes } from '../theme/tokens.ts';
import { AccountMenu, ActingFor } from './AccountMenu.tsx';
import { Breadcrumbs } from './Breadcrumbs.tsx';
import { HelpMenu, LanguageMenu, ThemeMenu } from './LookMenus.tsx';

const JobsTray = lazy(async () => ({ default: (await import('../jobs/JobsTray.tsx')).JobsTray }));

/** Where I am, find and act, how it looks, who I am. `onMenu` where the rail is a drawer. */
export function TopBar({ onMenu }: { onMenu?: () => void }) {
  const translate = useTranslate();
  return (
    <Box
      component="header"
      sx={{
        position: 'sticky',
        top: 0,
        zIndex: 'appBar',
        height: sizes.bar,
        px: { xs: 1, sm: 2 },
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        borderBottom: 1,
        borderColor: 'divider',
        bgcolor: 'background.default',
        displayPrint: 'none',
      }}
    >
      {onMenu && (
        <IconButton aria-label={translate('console.layout.menu')} onClick={onMenu}>
          <MenuIcon fontSize="small" />
        </IconButton>
      )}
      <Breadcrumbs />
      <SearchField />
      <ActingFor />
      {/* Comes after the screen: it shows itself only when there is work in the background. */}
      <Suspense fallback={null}>
        <JobsTray />
      </Suspense>
      <HelpMenu />
      <LanguageMenu />
      <ThemeMenu />
      <AccountMenu />
    </Box>
  );
}

/** Looks like a field, since that is what people look for; it opens the palette. */
function SearchField() {
  const translate = useTranslate();
  return (
    <Tooltip describeChild title={translate('console.layout.findHelp')}>
      <Box
        component="button"
        type="button"
        data-search
        onClick={() => openPalette()}
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 1,
          ml: 'auto',
          width: { xs: 36, md: 280, lg: 360 },
          flex: { xs: 'none', md: '0 1 auto' },
          minWidth: 36,
          height: 32,
          px: 1,
          border: 1,
          borderColor: (theme) => theme.tokens.edge,
          borderRadius: '6px',
          bgcolor: 'background.paper',
          color: 'text.secondary',
          font: 'inherit',
          fontSize: 13,
          textAlign: 'left',
          cursor: 'text',
          '&:hover': { borderColor: 'primary.main' },
        }}
      >
        <SearchIcon sx={{ fontSize: 18, flex: 'none' }} />
        <Box component="span" sx={{ flex: 1, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
          {translate('console.layout.find')}
        </Box>
        <Box component="span" aria-hidden sx={{ display: { xs: 'none', md: 'block' } }}>
          <Kbd keys="Ctrl+K" />
        </Box>
      </Box>
    </Tooltip>
  );
}
