import { Box, Button, Typography } from '@mui/material';
import { Children, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { type RaRecord } from 'react-admin';
import { Kbd } from '../../kit/Kbd.tsx';
import { useSay, type Words } from '../../settings/say.ts';
import { deskWords } from '../words.ts';

export interface Decided {
  readonly action: string;
  readonly values: object;
}

export interface PanelProps {
  readonly record: RaRecord;
  readonly working: boolean;
  readonly onClose: () => void;
  readonly onDecide: (input: Decided, sentence: Words) => void;
}

interface PanelFrameProps {
  readonly name: string;
  readonly title: string;
  readonly submit: string;
  readonly working: boolean;
  readonly fault?: string | undefined;
  /** A digit was pressed. */
  readonly onDigit?: (digit: number) => void;
  readonly onClose: () => void;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** Takes the keys while it is open: digits choose, Enter sends (Ctrl+Enter inside a text), Escape closes. */
export function PanelFrame({ name, title, submit, working, fault, onDigit, onClose, onSubmit, children }: PanelFrameProps) {
  const say = useSay();
  const place = useRef<HTMLDivElement>(null);
  const [before] = useState(() => document.activeElement as HTMLElement | null);
  useEffect(() => {
    place.current?.focus();
    return () => before?.focus?.();
  }, []);
  const send = () => {
    if (!working) onSubmit();
  };
  const press = (event: KeyboardEvent) => {
    const inText = event.target instanceof HTMLTextAreaElement;
    const onButton = event.target instanceof HTMLButtonElement;
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && (event.ctrlKey || (!inText && !onButton))) send();
    else if (!inText && onDigit && /^[1-9]$/.test(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey) onDigit(Number(event.key));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Box ref={place} role="group" tabIndex={-1} aria-label={title} data-panel={name} onKeyDown={press} sx={{ px: 2, pt: 1.5, maxHeight: '56vh', overflow: 'auto', borderBottom: 1, borderColor: 'divider', outline: 'none !important' }}>
      <Typography variant="h3" component="h2" sx={{ mb: 1 }}>{title}</Typography>
      {/* What is chosen and the letter side by side: the less the panel covers, the more of the file stays in view. */}
      <Box sx={{ display: 'grid', columnGap: 2, alignItems: 'start', gridTemplateColumns: { xs: 'minmax(0, 1fr)', ...(Children.toArray(children).length > 1 ? { lg: 'minmax(0, 5fr) minmax(0, 6fr)' } : {}) } }}>{children}</Box>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', py: 1, mt: 0.5, position: 'sticky', bottom: 0, bgcolor: (theme) => theme.tokens.raised }}>
        <Button variant="contained" size="small" onClick={send} disabled={working} data-submit sx={{ gap: 1 }}>{submit} <Kbd keys="Ctrl+Enter" /></Button>
        <Button size="small" onClick={onClose} sx={{ gap: 1 }}>{say(deskWords.back)} <Kbd keys="Esc" /></Button>
        {fault !== undefined && <Typography role="alert" variant="body2" sx={{ color: (theme) => theme.tokens.danger.ink }}>{fault}</Typography>}
      </Box>
    </Box>
  );
}
