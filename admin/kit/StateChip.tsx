import { Box } from '@mui/material';
import { type Theme } from '@mui/material/styles';
import { type Page } from '#domain/language/resource.ts';
import { type StateKind } from '#domain/language/workflow.ts';
import { stateLabel, useLanguage } from './words.ts';

/** What each kind of state looks like everywhere: a shape and a colour beside the word, so that colour is never alone. */
const looks: Readonly<Record<StateKind, { readonly shape: string; readonly colour: (theme: Theme) => string }>> = {
  ours: { shape: '●', colour: (theme) => theme.palette.primary.main },
  theirs: { shape: '◌', colour: (theme) => theme.palette.text.secondary },
  moving: { shape: '▶', colour: (theme) => theme.palette.info.main },
  done: { shape: '✓', colour: (theme) => theme.palette.success.main },
  stopped: { shape: '■', colour: (theme) => theme.palette.text.secondary },
  alarm: { shape: '▲', colour: (theme) => theme.palette.error.main },
};

export function StateChip({ page, state }: { page: Page; state: string }) {
  const language = useLanguage();
  const { shape, colour } = looks[page.workflow.states[state]?.kind ?? 'stopped'];
  return (
    <Box
      component="span"
      data-state={state}
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.75,
        px: 1,
        py: 0.125,
        borderRadius: 1,
        border: 1,
        borderColor: 'divider',
        whiteSpace: 'nowrap',
        fontSize: 13,
      }}
    >
      <Box component="span" aria-hidden sx={{ color: colour, fontSize: 11, lineHeight: 1 }}>
        {shape}
      </Box>
      {stateLabel(page, state, language)}
    </Box>
  );
}
