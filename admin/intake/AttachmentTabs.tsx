import { Box } from '@mui/material';
import { useEffect, useRef } from 'react';
import { type RaRecord } from 'react-admin';
import { KindSign } from '../kit/KindSign.tsx';
import { textOf, useLanguage } from '../kit/words.ts';
import { useSingleKeys } from '../keyboard/single-keys.ts';
import { isBare, isDialogOpen, isTyping } from '../keyboard/typing.ts';
import { knownPage } from '../pages.ts';
import { useSay } from '../settings/say.ts';
import { deskWords } from './words.ts';

interface AttachmentTabsProps {
  readonly attachments: readonly RaRecord[];
  readonly at: number;
  readonly onChoose: (at: number) => void;
}

const page = knownPage('message-attachments');

/** The attachments in their order; n and p go round. Many of them scroll sideways, the chosen one stays in view. */
export function AttachmentTabs({ attachments, at, onChoose }: AttachmentTabsProps) {
  const say = useSay();
  const language = useLanguage();
  const [single] = useSingleKeys();
  const row = useRef<HTMLDivElement>(null);
  const step = (by: number) => onChoose((at + by + attachments.length) % attachments.length);
  const now = useRef(step);
  now.current = step;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!single || event.defaultPrevented || !isBare(event) || isTyping(event.target) || isDialogOpen() || document.querySelector('[role=group][data-panel]')) return;
      if (event.key === 'n') now.current(1);
      else if (event.key === 'p') now.current(-1);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [single]);
  useEffect(() => {
    row.current?.children[at]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [at]);
  return (
    <Box ref={row} role="tablist" aria-label={say(deskWords.attachments)} sx={{ display: 'flex', flex: 'none', overflowX: 'auto', borderBottom: 1, borderColor: 'divider', bgcolor: (theme) => theme.tokens.canvas }}>
      {attachments.map((file, index) => (
        <Box
          key={file.id}
          component="button"
          type="button"
          role="tab"
          aria-selected={index === at}
          data-attachment={String(file['formKind'] ?? '')}
          onClick={() => onChoose(index)}
          sx={{
            all: 'unset', boxSizing: 'border-box', cursor: 'pointer', flex: '0 0 auto', maxWidth: 260, px: 1.5, py: 0.75, fontSize: 12.5, borderRight: 1, borderColor: 'divider', borderTop: '2px solid transparent',
            '&[aria-selected=true]': { bgcolor: 'background.paper', borderTopColor: (theme) => theme.tokens.accent },
            '&:focus-visible': { outline: (theme) => `2px solid ${theme.tokens.focus}`, outlineOffset: '-2px' },
          }}
        >
          <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'center', fontWeight: 600, whiteSpace: 'nowrap' }}>
            {file['state'] === 'quarantined' && <Box component="span" sx={{ color: (theme) => theme.tokens.danger.ink }}><KindSign kind="alarm" /></Box>}
            {index + 1}. {textOf(page.fields['formKind'], file['formKind'], language) || String(file['mediaType'] ?? '')}
          </Box>
          <Box sx={{ color: 'text.secondary', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{textOf(page.fields['fileName'], file['fileName'], language)}{file['openedFrom'] ? ` · ${say(deskWords.insideOf)}` : ''}</Box>
        </Box>
      ))}
    </Box>
  );
}
