import { Box, Chip, Dialog, LinearProgress, TextField, Typography } from '@mui/material';
import { useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { unseen } from '../kit/unseen.ts';
import { matching, useCommands, type Command } from './commands.ts';
import { CommandLine, Heading, HitLine } from './lines.tsx';
import { type Opened } from './palette-door.ts';
import { takenFor } from './recognised.ts';
import { shortest, useSearch, type Found } from './use-search.ts';

type Line = { readonly key: string; readonly group: string } & ({ readonly found: Found } | { readonly command: Command });

/** Ctrl+K: one box over everything that the person may find and do; arrows choose, Enter opens or does. */
export default function SearchPalette({ opened, onClose }: { opened: Opened; onClose: () => void }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [text, setText] = useState(opened.text);
  const [chosen, setChosen] = useState(0);
  const { found, asking, fault } = useSearch(text);
  const commands = useCommands();
  const lines = useMemo(() => linesOf(found, matching(commands, text)), [found, commands, text]);
  const kind = takenFor(text);
  useEffect(() => setChosen(0), [lines]);
  const take = (line: Line | undefined) => {
    if (!line || ('command' in line && line.command.blocked !== undefined)) return;
    onClose();
    if ('found' in line) void navigate(`/${line.found.noun}/${line.found.hit.id}/show`);
    else line.command.run();
  };
  const [hasty, setHasty] = useState(false);
  const [only] = found;
  useEffect(() => {
    if (asking) return;
    // Whoever scans has both hands full: one exact hit needs no second key.
    if (opened.scanned && text === opened.text && only && found.length === 1) take({ key: 'only', group: only.noun, found: only });
    // Enter came before the answer: it means the answer to what stands in the box, never an older one.
    else if (hasty) {
      setHasty(false);
      take(lines[chosen]);
    }
  });
  const steer = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setChosen((now) => Math.min(Math.max(now + (event.key === 'ArrowDown' ? 1 : -1), 0), Math.max(lines.length - 1, 0)));
    }
    if (event.key === 'Enter' && asking) setHasty(true);
    else if (event.key === 'Enter') take(lines[chosen]);
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="palette-title" slotProps={{ paper: { sx: { alignSelf: 'flex-start' } } }}>
      <Box component="h2" id="palette-title" sx={unseen}>{translate('console.search.title')}</Box>
      <TextField
        autoFocus
        fullWidth
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setHasty(false);
        }}
        onKeyDown={steer}
        placeholder={translate('console.search.hint')}
        sx={{ p: 1.5 }}
        slotProps={{
          htmlInput: {
            role: 'combobox', 'aria-expanded': lines.length > 0, 'aria-controls': 'search-hits', 'aria-activedescendant': lines.length > 0 ? `search-hit-${chosen}` : undefined,
            'aria-label': translate('console.search.title'), maxLength: 200, autoComplete: 'off', spellCheck: false, 'data-scan': true,
          },
        }}
      />
      <Box sx={{ height: 4 }}>{asking && <LinearProgress aria-hidden />}</Box>
      {kind && <Chip size="small" variant="outlined" sx={{ alignSelf: 'flex-start', mx: 2, mb: 0.5 }} label={translate('console.palette.taken', { kind: translate(`console.palette.kinds.${kind}`) })} />}
      <Box id="search-hits" role="listbox" aria-label={translate('console.search.title')} sx={{ maxHeight: '60vh', overflow: 'auto', pb: 1 }}>
        {lines.map((line, at) => (
          <Box key={line.key} role="presentation">
            {line.group !== lines[at - 1]?.group && <Heading group={line.group} />}
            {'found' in line ? (
              <HitLine id={`search-hit-${at}`} found={line.found} chosen={at === chosen} onOpen={() => take(line)} />
            ) : (
              <CommandLine id={`search-hit-${at}`} command={line.command} chosen={at === chosen} onRun={() => take(line)} />
            )}
          </Box>
        ))}
      </Box>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, px: 2, pb: 1.5 }}>
        <Typography variant="caption" role="status" sx={{ color: fault ? 'error.main' : 'text.secondary' }}>{fault ?? toldOf(text, asking, lines.length, translate)}</Typography>
        <Typography variant="caption" color="textSecondary" aria-hidden>{translate('console.palette.keys')}</Typography>
      </Box>
    </Dialog>
  );
}

function linesOf(found: readonly Found[], commands: readonly Command[]): readonly Line[] {
  const acts = commands.filter(({ kind }) => kind === 'act').map((command): Line => ({ key: command.id, group: ':act', command }));
  const others = commands.filter(({ kind }) => kind !== 'act').map((command): Line => ({ key: command.id, group: ':command', command }));
  const hits = found.map((one): Line => ({ key: `${one.noun}:${one.hit.id}`, group: one.noun, found: one }));
  return [...acts, ...hits, ...others];
}

function toldOf(text: string, asking: boolean, count: number, translate: (key: string, words?: object) => string): string {
  if (count > 0) return translate('console.search.results', { count });
  if (text.trim().length < shortest) return translate('console.search.short');
  return asking ? '' : translate('console.search.none');
}
