import { Box, Button, CircularProgress, Tooltip } from '@mui/material';
import { useId } from 'react';
import { type Page } from '#domain/language/resource.ts';
import { type OfferedAction } from '../../providers/console-api.ts';
import { actionLabel, useLanguage } from '../words.ts';
import { unseen } from '../unseen.ts';

interface ActionButtonProps {
  readonly page: Page;
  readonly offer: OfferedAction;
  /** The action that is under way, of this or of another button. */
  readonly working: string | undefined;
  /** The step that is usually next; one of them stands out. */
  readonly leading?: boolean;
  readonly onStart: () => void;
  readonly onExplain: () => void;
}

/** A blocked action stays reachable by keyboard, or nobody could read why. One under way says so and takes no second click. */
export function ActionButton({ page, offer, working, leading = true, onStart, onExplain }: ActionButtonProps) {
  const language = useLanguage();
  const reasonId = useId();
  const intent = page.workflow.actions[offer.name]?.intent ?? 'normal';
  const why = (offer.blockedBy ?? []).map(({ sentence }) => sentence).join(' ');
  const mine = working === offer.name;
  const look = {
    variant: intent === 'primary' && leading ? ('contained' as const) : ('outlined' as const),
    color: intent === 'danger' ? ('error' as const) : ('primary' as const),
    size: 'small' as const,
    'data-action': offer.name,
    'data-intent': intent,
  };
  const label = actionLabel(page, offer.name, language);
  if (why === '')
    return (
      <Button {...look} onClick={onStart} disabled={working !== undefined} {...(mine ? { 'aria-busy': true, startIcon: <CircularProgress size={14} color="inherit" aria-hidden /> } : {})}>
        {label}
      </Button>
    );
  return (
    <Tooltip title={why} describeChild>
      <Button {...look} aria-disabled aria-describedby={reasonId} onClick={onExplain} sx={blocked}>
        {label}
        <Box component="span" id={reasonId} sx={unseen}>
          {why}
        </Box>
      </Button>
    </Tooltip>
  );
}

const blocked = {
  color: 'text.secondary',
  borderColor: 'divider',
  backgroundColor: 'action.disabledBackground',
  '&:hover': { backgroundColor: 'action.disabledBackground' },
  boxShadow: 'none',
} as const;
