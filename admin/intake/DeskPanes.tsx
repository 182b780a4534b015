import { Box, useMediaQuery, type Theme } from '@mui/material';
import { type ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { useChoice } from '../layout/choice.ts';
import { useSay } from '../settings/say.ts';
import { deskWords } from './words.ts';

interface DeskPanesProps {
  readonly file: ReactNode;
  readonly work: ReactNode;
  readonly bar: ReactNode;
}

const usual = 58;

/** The file and the work on it, as wide as the person likes them, on any machine; one above the other where there is little room. */
export function DeskPanes({ file, work, bar }: DeskPanesProps) {
  const say = useSay();
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  const [share, keep] = useChoice(narrow ? 'intake.panes.narrow' : 'intake.panes', usual);
  const left = typeof share === 'number' && share >= 20 && share <= 80 ? share : usual;
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', border: 1, borderColor: 'divider', borderRadius: '6px', bgcolor: 'background.paper', overflow: 'hidden' }}>
      <Box sx={{ flex: 1, minHeight: 0 }}>
        <Group key={`${narrow}`} orientation={narrow ? 'vertical' : 'horizontal'} disableCursor defaultLayout={{ file: left, work: 100 - left }} onLayoutChanged={({ file: now }) => now !== undefined && Math.abs(now - left) >= 1 && keep(Math.round(now))}>
          <Panel id="file" minSize="20%"><Box component="section" aria-label={say(deskWords.file)} sx={{ height: '100%', minWidth: 0, display: 'flex', flexDirection: 'column', overflow: 'hidden' }}>{file}</Box></Panel>
          <Separator aria-label={say(deskWords.resize)}>
            <Box sx={{ bgcolor: 'divider', ...(narrow ? { height: 6, cursor: 'row-resize' } : { width: 6, height: '100%', cursor: 'col-resize' }), '&:hover': { bgcolor: (theme) => theme.tokens.edge } }} />
          </Separator>
          <Panel id="work" minSize="20%"><Box component="section" aria-label={say(deskWords.work)} sx={{ height: '100%', minWidth: 0, overflow: 'auto', px: 2, py: 1.5 }}>{work}</Box></Panel>
        </Group>
      </Box>
      {bar}
    </Box>
  );
}
