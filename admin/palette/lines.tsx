import { Box, Typography } from '@mui/material';
import { type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { StateChip } from '../kit/StateChip.tsx';
import { titleOf, useLabel, useLanguage } from '../kit/words.ts';
import { pageOf } from '../pages.ts';
import { type Command } from './commands.ts';
import { type Found } from './use-search.ts';

export function Heading({ group }: { group: string }) {
  const label = useLabel();
  const translate = useTranslate();
  const page = pageOf(group);
  const words = page ? label(page.plural ?? page.label, group) : translate(group === ':act' ? 'console.palette.acts' : 'console.palette.commands');
  return <Typography variant="caption" color="textSecondary" sx={{ px: 2, pt: 1, display: 'block' }} aria-hidden>{words}</Typography>;
}

export function HitLine({ id, found: { noun, hit }, chosen, onOpen }: { id: string; found: Found; chosen: boolean; onOpen: () => void }) {
  const language = useLanguage();
  const page = pageOf(noun);
  if (!page) return null;
  return (
    <Option id={id} chosen={chosen} onTake={onOpen}>
      <Words title={hit.title ?? titleOf(page, hit.record, language)} below={hit.sentence} />
      {hit.state !== undefined && <StateChip page={page} state={hit.state} />}
    </Option>
  );
}

export function CommandLine({ id, command, chosen, onRun }: { id: string; command: Command; chosen: boolean; onRun: () => void }) {
  return (
    <Option id={id} chosen={chosen} onTake={onRun} {...(command.blocked === undefined ? {} : { disabled: true })}>
      <Words title={command.label} below={command.blocked} />
    </Option>
  );
}

const Words = ({ title, below }: { title: string; below: string | undefined }) => (
  <Box sx={{ flexGrow: 1, minWidth: 0 }}>
    <Typography variant="body2">{title}</Typography>
    {below !== undefined && <Typography variant="caption" color="textSecondary">{below}</Typography>}
  </Box>
);

function Option({ id, chosen, disabled = false, onTake, children }: { id: string; chosen: boolean; disabled?: boolean; onTake: () => void; children: ReactNode }) {
  return (
    <Box
      id={id}
      role="option"
      aria-selected={chosen}
      aria-disabled={disabled}
      onClick={onTake}
      ref={(node: HTMLElement | null) => {
        if (chosen) node?.scrollIntoView({ block: 'nearest' });
      }}
      sx={{ px: 2, py: 0.75, cursor: disabled ? 'default' : 'pointer', display: 'flex', gap: 2, alignItems: 'center', bgcolor: chosen ? 'action.selected' : undefined, '&:hover': { bgcolor: 'action.hover' } }}
    >
      {children}
    </Box>
  );
}
