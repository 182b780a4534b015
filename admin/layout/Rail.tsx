import { Box, IconButton, Tooltip, Typography } from '@mui/material';
import CollapseIcon from '@mui/icons-material/KeyboardDoubleArrowLeft';
import ExpandIcon from '@mui/icons-material/KeyboardDoubleArrowRight';
import HomeIcon from '@mui/icons-material/HomeOutlined';
import { useTranslate } from 'react-admin';
import { Link, useLocation } from 'react-router-dom';
import { useLabel } from '../kit/words.ts';
import { useQueues } from '../kit/queues.ts';
import { useSession } from '../providers/session.ts';
import { sizes } from '../theme/tokens.ts';
import { useChoice } from './choice.ts';
import { RailGroupItem } from './RailGroup.tsx';
import { RailLink } from './RailLink.tsx';
import { entryAt, homePlaces, railGroups } from './rail-groups.ts';

interface RailProps {
  readonly narrow: boolean;
  /** Absent where there is no room for a choice. */
  readonly onNarrow?: (narrow: boolean) => void;
  /** After a link was followed: a drawer closes. */
  readonly onGo?: () => void;
}

/** Desks from top to bottom, each with what the person may open and how much of it waits for their role. */
export function Rail({ narrow, onNarrow, onGo }: RailProps) {
  const translate = useTranslate();
  const label = useLabel();
  const session = useSession();
  const { pathname } = useLocation();
  const { queues } = useQueues();
  const [opened, setOpened] = useChoice<readonly string[]>('rail.open', []);
  const groups = railGroups(session);
  const here = entryAt([...groups.flatMap(({ entries }) => entries)], pathname);
  const waiting = (nouns: readonly (string | undefined)[]) => {
    const own = queues.filter(({ noun }) => nouns.includes(noun));
    return { count: own.reduce((sum, { count }) => sum + count, 0), late: own.some(({ overdue }) => (overdue ?? 0) > 0) };
  };
  const toggle = (desk: string, open: boolean) => setOpened(open ? [...opened, desk] : opened.filter((name) => name !== desk));
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <Brand narrow={narrow} demo={session.mode === 'demo'} />
      <Box component="nav" aria-label={translate('console.layout.desks')} onClick={onGo} sx={{ flex: 1, overflowY: 'auto', overflowX: 'hidden', px: 1, pb: 1 }}>
        <RailLink to="/" label={translate('console.home.title')} icon={<HomeIcon />} narrow={narrow} active={pathname === '/'} />
        {homePlaces(session).map(({ path, label: name }) => (
          <RailLink key={path} to={path} label={label(name, path)} icon={<HomeIcon />} narrow={narrow} active={pathname === path} />
        ))}
        {groups.map((group) => (
          <RailGroupItem
            key={group.desk}
            group={group}
            narrow={narrow}
            here={here && group.entries.includes(here) ? here.path : undefined}
            open={opened.includes(group.desk)}
            onToggle={(open) => toggle(group.desk, open)}
            waiting={waiting}
          />
        ))}
      </Box>
      {onNarrow && (
        <Box sx={{ p: 1, borderTop: 1, borderColor: 'divider', textAlign: narrow ? 'center' : 'right' }}>
          <Tooltip title={translate(narrow ? 'console.layout.expand' : 'console.layout.collapse')} placement="right">
            <IconButton aria-label={translate(narrow ? 'console.layout.expand' : 'console.layout.collapse')} aria-expanded={!narrow} onClick={() => onNarrow(!narrow)}>
              {narrow ? <ExpandIcon fontSize="small" /> : <CollapseIcon fontSize="small" />}
            </IconButton>
          </Tooltip>
        </Box>
      )}
    </Box>
  );
}

function Brand({ narrow, demo }: { narrow: boolean; demo: boolean }) {
  const translate = useTranslate();
  return (
    <Box
      component={Link}
      to="/"
      aria-label={translate('console.name')}
      sx={{ display: 'flex', alignItems: 'center', gap: 1, height: sizes.bar, px: narrow ? 0 : 2, justifyContent: narrow ? 'center' : 'flex-start', color: 'text.primary', textDecoration: 'none', flex: 'none' }}
    >
      <Mark />
      {!narrow && (
        <Typography component="span" sx={{ fontWeight: 620, letterSpacing: '-0.01em' }}>
          {translate('console.name')}
        </Typography>
      )}
      {!narrow && demo && (
        <Box component="span" sx={{ ml: 'auto', fontSize: 11, lineHeight: '18px', px: 0.75, borderRadius: '9px', border: 1, borderColor: 'divider', color: 'text.secondary' }}>
          {translate('console.layout.demo')}
        </Box>
      )}
    </Box>
  );
}

/** A seal: what this house makes. */
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <Box component="svg" viewBox="0 0 24 24" aria-hidden sx={{ width: size, height: size, flex: 'none' }}>
      <Box component="rect" width="24" height="24" rx="6" sx={{ fill: (theme) => theme.tokens.accent }} />
      <Box
        component="path"
        d="M7 17V7.6l9.6 9V7.2"
        sx={{ fill: 'none', stroke: (theme) => theme.tokens.onAccent, strokeWidth: 2.2, strokeLinecap: 'round', strokeLinejoin: 'round' }}
      />
    </Box>
  );
}
