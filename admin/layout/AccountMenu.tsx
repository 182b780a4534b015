import { Box, Button, ButtonBase, Divider, ListItemIcon, Menu, MenuItem, Typography } from '@mui/material';
import DevicesIcon from '@mui/icons-material/Devices';
import LeaveIcon from '@mui/icons-material/Logout';
import PersonIcon from '@mui/icons-material/SwitchAccountOutlined';
import { useState } from 'react';
import { useLogout, useRefresh, useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { roleLabel, useLanguage } from '../kit/words.ts';
import { standInFor, useSession } from '../providers/session.ts';

/** Who I am, my sessions, for whom I may work, and the way out. */
export function AccountMenu() {
  const translate = useTranslate();
  const language = useLanguage();
  const session = useSession();
  const navigate = useNavigate();
  const logout = useLogout();
  const change = useStandIn();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const leave = (then: () => void) => () => {
    setAnchor(null);
    then();
  };
  const roles = session.roles.map((role) => roleLabel(role, language)).join(', ');
  return (
    <>
      <ButtonBase
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ borderRadius: '6px', p: 0.5, gap: 1, minHeight: 32, '&:hover': { bgcolor: 'action.hover' } }}
      >
        <Initials name={session.name} />
        <Box component="span" sx={{ fontSize: 13, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', maxWidth: { xs: 0, lg: 180 }, ml: { xs: -1, lg: 0 } }}>
          {session.name}
        </Box>
      </ButtonBase>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)} slotProps={{ list: { 'aria-label': session.name }, paper: { sx: { minWidth: 240 } } }}>
        <Box component="li" role="presentation" sx={{ px: 2, py: 1 }}>
          <Typography sx={{ fontWeight: 600, fontSize: 13 }}>{session.name}</Typography>
          {roles !== session.name && (
            <Typography variant="caption" color="textSecondary">
              {roles}
            </Typography>
          )}
        </Box>
        <Divider component="li" role="presentation" />
        <MenuItem onClick={leave(() => void navigate('/oturumlar'))}>
          <ListItemIcon>
            <DevicesIcon fontSize="small" />
          </ListItemIcon>
          {translate('console.sessions.title')}
        </MenuItem>
        {session.actingFor && <MenuItem onClick={leave(() => change(undefined))}>{translate('console.acting.stop')}</MenuItem>}
        {!session.actingFor &&
          (session.mayActFor ?? []).map(({ id, name }) => (
            <MenuItem key={id} onClick={leave(() => change(id))}>
              <ListItemIcon>
                <PersonIcon fontSize="small" />
              </ListItemIcon>
              {translate('console.acting.start', { name })}
            </MenuItem>
          ))}
        <MenuItem onClick={leave(() => void logout(undefined, undefined, false))}>
          <ListItemIcon>
            <LeaveIcon fontSize="small" />
          </ListItemIcon>
          {translate('ra.auth.logout')}
        </MenuItem>
      </Menu>
    </>
  );
}

/** While I work for a colleague it stands in the bar, so that nothing is done in another name by accident. */
export function ActingFor() {
  const translate = useTranslate();
  const { actingFor } = useSession();
  const change = useStandIn();
  if (!actingFor) return null;
  return (
    <Box
      sx={{ display: 'flex', alignItems: 'center', gap: 1, pl: 1.25, borderRadius: '6px', fontSize: 13, whiteSpace: 'nowrap', bgcolor: (theme) => theme.tokens.warning.soft, color: (theme) => theme.tokens.warning.ink }}
    >
      {translate('console.acting.now', { name: actingFor.name })}
      <Button color="inherit" onClick={() => change(undefined)}>
        {translate('console.acting.stop')}
      </Button>
    </Box>
  );
}

/** Another person's rights: what is on the screen is asked for again. */
function useStandIn(): (colleague: string | undefined) => void {
  const refresh = useRefresh();
  return (colleague) => void standInFor(colleague).then(() => refresh());
}

function Initials({ name }: { name: string }) {
  const [first = '', ...others] = name.split(' ').filter(Boolean);
  const letters = `${first.slice(0, 1)}${(others.at(-1) ?? '').slice(0, 1)}`.toLocaleUpperCase('tr');
  return (
    <Box
      component="span"
      aria-hidden
      sx={{ width: 26, height: 26, borderRadius: '50%', display: 'grid', placeItems: 'center', fontSize: 11, fontWeight: 600, bgcolor: (theme) => theme.tokens.kind.ours.soft, color: (theme) => theme.tokens.kind.ours.ink }}
    >
      {letters}
    </Box>
  );
}
