import { Box, Button, Link as MuiLink } from '@mui/material';
import CompareIcon from '@mui/icons-material/CompareOutlined';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router-dom';
import { useSingleKeys } from '../keyboard/single-keys.ts';
import { isBare, isDialogOpen, isTyping } from '../keyboard/typing.ts';
import { useSay } from '../settings/say.ts';
import { type ListDifference } from './list-difference.ts';
import { deskWords } from './words.ts';

interface DifferenceBarProps {
  readonly difference: ListDifference;
  readonly comparing: boolean;
  readonly onToggle: () => void;
}

/** With what the list is compared, how much differs, and the way back to the list alone (v). */
export function DifferenceBar({ difference: { against, counts }, comparing, onToggle }: DifferenceBarProps) {
  const say = useSay();
  const [single] = useSingleKeys();
  const now = useRef(onToggle);
  now.current = onToggle;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!single || event.defaultPrevented || event.key !== 'v' || !isBare(event) || isTyping(event.target) || isDialogOpen() || document.querySelector('[role=group][data-panel]')) return;
      now.current();
      event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [single]);
  const told = (['fixed', 'added', 'removed', 'unchanged'] as const).filter((change) => counts[change] > 0).map((change) => say(deskWords.listCounts[change], { count: counts[change] })).join(' · ');
  return (
    <Box data-difference-bar sx={{ display: 'flex', flexWrap: 'wrap', flex: 'none', columnGap: 1.5, alignItems: 'center', px: 1.5, py: 0.5, fontSize: 13, borderBottom: 1, borderColor: 'divider', bgcolor: (theme) => theme.tokens.info.soft, color: (theme) => theme.tokens.info.ink }}>
      <Box component="span" sx={{ flex: '1 1 240px', minWidth: 0 }}>
        <strong>{say(deskWords.listCorrected)}</strong>{' '}
        {'list' in against ? <MuiLink component={Link} to={`/application-lists/${against.list}/show`} color="inherit">{against.reference}</MuiLink> : <MuiLink component={Link} to={`/messages/${against.message}/show`} color="inherit">{say(deskWords.listOfLetter)}</MuiLink>}
        {' · '}<span data-counts>{told}</span>
      </Box>
      <Button size="small" color="inherit" startIcon={<CompareIcon />} aria-pressed={comparing} aria-keyshortcuts="v" onClick={onToggle}>{say(comparing ? deskWords.listAlone : deskWords.listCompare)}</Button>
    </Box>
  );
}
