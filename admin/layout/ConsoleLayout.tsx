import { type ReactNode } from 'react';
import { Button, MenuItem } from '@mui/material';
import SearchIcon from '@mui/icons-material/Search';
import { AppBar, CheckForApplicationUpdate, Layout, Logout, TitlePortal, UserMenu, useRefresh, useTranslate, MenuItemLink } from 'react-admin';
import DevicesIcon from '@mui/icons-material/Devices';
import { standInFor, useSession } from '../providers/session.ts';
import { ConsoleKeys } from '../keyboard/ConsoleKeys.tsx';
import { openPalette } from '../palette/palette-door.ts';
import { ConsoleMenu } from './ConsoleMenu.tsx';

export function ConsoleLayout({ children }: { children: ReactNode }) {
  return (
    <Layout appBar={ConsoleBar} menu={ConsoleMenu} appBarAlwaysOn sx={wideThingsScroll}>
      {children}
      <ConsoleKeys />
      <CheckForApplicationUpdate interval={10 * 60_000} />
    </Layout>
  );
}

// A wide table scrolls in its own place; the page never grows beyond the screen.
const narrow = ['RaLayout-contentWithSidebar', 'RaLayout-content', 'RaShow-main', 'RaShow-card', 'RaList-main', 'RaList-content']
  .map((name) => `& .${name}`)
  .join(', ');
const wideThingsScroll = { minWidth: 0, [narrow]: { minWidth: 0 }, '& .RaList-content': { overflowX: 'auto' } };

function ConsoleBar() {
  const translate = useTranslate();
  return (
    <AppBar alwaysOn userMenu={<AccountMenu />}>
      <TitlePortal />
      <Button color="inherit" size="small" startIcon={<SearchIcon />} onClick={() => openPalette()} data-search>
        {translate('console.search.open')}
      </Button>
    </AppBar>
  );
}

function AccountMenu() {
  const translate = useTranslate();
  const session = useSession();
  return (
    <UserMenu label={session.actingFor ? `${session.name}: ${translate('console.acting.now', { name: session.actingFor.name })}` : session.name}>
      <MenuItemLink to="/oturumlar" primaryText={translate('console.sessions.title')} leftIcon={<DevicesIcon />} />
      <StandIn />
      <Logout />
    </UserMenu>
  );
}

/** Colleagues who are away and named this person: their work is done under both names. */
function StandIn() {
  const translate = useTranslate();
  const refresh = useRefresh();
  const session = useSession();
  const change = (colleague: string | undefined) => void standInFor(colleague).then(() => refresh());
  if (session.actingFor) return <MenuItem onClick={() => change(undefined)}>{translate('console.acting.stop')}</MenuItem>;
  return (session.mayActFor ?? []).map(({ id, name }) => (
    <MenuItem key={id} onClick={() => change(id)}>
      {translate('console.acting.start', { name })}
    </MenuItem>
  ));
}
