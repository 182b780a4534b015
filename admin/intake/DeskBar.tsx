import { Box, Button, CircularProgress, Tooltip } from '@mui/material';
import { useEffect, useRef, type ReactNode } from 'react';
import { Kbd } from '../kit/Kbd.tsx';
import { useSingleKeys } from '../keyboard/single-keys.ts';
import { isBare, isDialogOpen, isTyping } from '../keyboard/typing.ts';
import { useSay } from '../settings/say.ts';
import { deskWords } from './words.ts';

export interface BarAction {
  readonly key: string;
  readonly name: string;
  readonly label: string;
  /** Why it cannot be done now. */
  readonly why?: string | undefined;
  readonly run: () => void;
  readonly lead?: boolean;
  readonly danger?: boolean;
}

interface DeskBarProps {
  readonly actions: readonly BarAction[];
  readonly working: boolean;
  /** A decision that asks something more, above the bar; it takes the keys. */
  readonly panel: ReactNode;
  readonly onWhyNot: (why: string) => void;
  /** Single keys of the file itself. */
  readonly more?: Readonly<Record<string, () => void>>;
}

/** The decisions, by number. While something is typed Ctrl+Enter takes the first. */
export function DeskBar({ actions, working, panel, onWhyNot, more = {} }: DeskBarProps) {
  const say = useSay();
  const [single] = useSingleKeys();
  const start = ({ why, run }: BarAction) => (why === undefined ? !working && run() : onWhyNot(why));
  const now = useRef({ actions, start, more, hasPanel: false });
  now.current = { actions, start, more, hasPanel: panel !== null };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { actions: offered, start: go, more: others, hasPanel } = now.current;
      if (event.defaultPrevented || event.repeat || isDialogOpen() || hasPanel) return;
      const inText = isTyping(event.target);
      if (event.key === 'Enter' && event.ctrlKey) {
        event.preventDefault();
        (document.activeElement as HTMLElement | null)?.blur();
        const first = offered[0];
        return first && go(first);
      }
      if (event.key === 'Escape' && inText) return (event.target as HTMLElement).blur();
      if (!single || !isBare(event) || inText) return;
      const action = offered.find(({ key }) => key === event.key);
      if (action) go(action);
      else if (others[event.key]) others[event.key]!();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [single]);
  return (
    <Box data-bar sx={{ borderTop: 1, borderColor: 'divider', bgcolor: (theme) => theme.tokens.raised }}>
      {panel}
      <Box role="toolbar" aria-label={say(deskWords.keyActions)} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, px: 1.5, py: 1, alignItems: 'center' }}>
        {actions.map((action) => (
          <Tooltip key={action.name} title={action.why ?? ''}>
            <Button
              size="small"
              variant={action.lead ? 'contained' : 'outlined'}
              color={action.danger ? 'error' : 'primary'}
              data-decision={action.name}
              aria-keyshortcuts={action.key}
              aria-disabled={action.why !== undefined || working}
              onClick={() => start(action)}
              sx={{ gap: 1, ...(action.why === undefined ? {} : { opacity: 0.55 }) }}
            >
              {working && action.lead ? <CircularProgress size={14} color="inherit" aria-hidden /> : <Kbd keys={action.key} />}
              {action.label}
            </Button>
          </Tooltip>
        ))}
      </Box>
    </Box>
  );
}
