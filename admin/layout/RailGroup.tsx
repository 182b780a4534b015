import { Box, Menu, MenuItem, Tooltip, Typography } from '@mui/material';
import ChevronIcon from '@mui/icons-material/ChevronRight';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { CountBadge } from '../kit/CountBadge.tsx';
import { useLabel } from '../kit/words.ts';
import { deskIcons } from './desk-icons.ts';
import { RailLink, railRow, railWords } from './RailLink.tsx';
import { type RailGroup } from './rail-groups.ts';

type Waiting = { readonly count: number; readonly late: boolean };

interface RailGroupProps {
  readonly group: RailGroup;
  readonly narrow: boolean;
  /** The path of the entry whose screen is shown, when it is one of these. */
  readonly here: string | undefined;
  readonly open: boolean;
  readonly onToggle: (open: boolean) => void;
  readonly waiting: (nouns: readonly (string | undefined)[]) => Waiting;
}

/** One desk. A desk with one screen is a link to it; others open below, or beside the rail when that is narrow. */
export function RailGroupItem(props: RailGroupProps) {
  const { group, narrow, here, waiting } = props;
  const label = useLabel();
  const Icon = deskIcons[group.desk];
  const [only] = group.entries;
  if (group.entries.length === 1 && only) {
    return (
      <RailLink
        to={only.path}
        // The desk's name, as on every other line; a screen that is no noun says its own.
        label={only.noun === undefined ? label(only.label, only.path) : label(group.label, group.desk)}
        icon={<Icon />}
        narrow={narrow}
        active={here === only.path}
        waiting={waiting([only.noun])}
      />
    );
  }
  return narrow ? <NarrowGroup {...props} /> : <WideGroup {...props} />;
}

function WideGroup({ group, here, open, onToggle, waiting }: RailGroupProps) {
  const translate = useTranslate();
  const label = useLabel();
  const id = useId();
  // Where one stands is always open; closing it would hide the place.
  const shown = open || here !== undefined;
  const sum = waiting(group.entries.map(({ noun }) => noun));
  const Icon = deskIcons[group.desk];
  return (
    <Box>
      <Box
        component="button"
        type="button"
        aria-expanded={shown}
        aria-controls={id}
        data-desk={group.desk}
        onClick={(event: React.MouseEvent) => {
          event.stopPropagation();
          onToggle(!shown);
        }}
        sx={{ ...railRow(false, false), ...(here ? { color: 'text.primary', fontWeight: 600 } : {}) }}
      >
        <Icon />
        <Box component="span" sx={railWords}>
          {label(group.label, group.desk)}
        </Box>
        {!shown && sum.count > 0 && <CountBadge {...sum} label={translate('console.layout.waiting', { count: sum.count })} />}
        <ChevronIcon sx={{ fontSize: '16px !important', transform: shown ? 'rotate(90deg)' : 'none' }} />
      </Box>
      <Box id={id}>
        {shown &&
          group.entries.map(({ path, label: name, noun }) => {
            const own = waiting([noun]);
            return (
              <RailLink
                key={path}
                to={path}
                label={label(name, path)}
                active={here === path}
                waiting={own}
                waitingLabel={translate('console.layout.waiting', { count: own.count })}
              />
            );
          })}
      </Box>
    </Box>
  );
}

function NarrowGroup({ group, here, waiting }: RailGroupProps) {
  const label = useLabel();
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const Icon = deskIcons[group.desk];
  const name = label(group.label, group.desk);
  const sum = waiting(group.entries.map(({ noun }) => noun));
  const words = sum.count > 0 ? `${name}: ${translate('console.layout.waiting', { count: sum.count })}` : name;
  return (
    <>
      <Tooltip title={words} placement="right">
        <Box
          component="button"
          type="button"
          aria-label={words}
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          data-desk={group.desk}
          onClick={(event: React.MouseEvent<HTMLElement>) => {
            event.stopPropagation();
            setAnchor(event.currentTarget);
          }}
          sx={{ ...railRow(true, here !== undefined), position: 'relative' }}
        >
          <Icon />
          {sum.count > 0 && (
            <Box
              component="span"
              aria-hidden
              sx={{ position: 'absolute', top: 5, right: 5, width: 7, height: 7, borderRadius: '50%', bgcolor: (theme) => (sum.late ? theme.tokens.danger.ink : theme.tokens.accent) }}
            />
          )}
        </Box>
      </Tooltip>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ list: { dense: true, 'aria-label': name }, paper: { sx: { minWidth: 200, ml: 0.5 } } }}
      >
        <Typography component="li" role="presentation" variant="caption" color="textSecondary" sx={{ px: 2, py: 0.5, display: 'block' }}>
          {name}
        </Typography>
        {group.entries.map(({ path, label: entry, noun }) => {
          const own = waiting([noun]);
          return (
            <MenuItem key={path} component={Link} to={path} selected={here === path} onClick={() => setAnchor(null)} sx={{ gap: 2, justifyContent: 'space-between' }}>
              {label(entry, path)}
              {own.count > 0 && <CountBadge {...own} />}
            </MenuItem>
          );
        })}
      </Menu>
    </>
  );
}
