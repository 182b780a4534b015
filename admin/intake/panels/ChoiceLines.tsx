import { Box } from '@mui/material';
import { Kbd } from '../../kit/Kbd.tsx';

interface ChoiceLinesProps {
  readonly lines: readonly { readonly key: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly many: boolean;
  readonly onChoose: (at: number) => void;
}

/** What is chosen by its number. */
export function ChoiceLines({ lines, chosen, many, onChoose }: ChoiceLinesProps) {
  return (
    <Box role={many ? 'group' : 'radiogroup'} sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 340px), 1fr))', columnGap: 2, rowGap: 0.5, mb: 1.5 }}>
      {lines.map(({ key, label }, at) => (
        <Box
          key={key}
          component="button"
          type="button"
          role={many ? 'checkbox' : 'radio'}
          aria-checked={chosen.includes(key)}
          data-choice={key}
          onClick={() => onChoose(at)}
          sx={{
            all: 'unset', boxSizing: 'border-box', cursor: 'pointer', display: 'flex', gap: 1, alignItems: 'center', px: 1, py: 0.5, minHeight: 28, fontSize: 13.5, borderRadius: '4px', border: 1, borderColor: 'divider',
            '&[aria-checked=true]': { bgcolor: (theme) => theme.tokens.chosen, borderColor: (theme) => theme.tokens.accent, fontWeight: 600 },
            '&:focus-visible': { outline: (theme) => `2px solid ${theme.tokens.focus}` },
          }}
        >
          <Kbd keys={String(at + 1)} />
          <Box component="span" aria-hidden sx={{ width: 14, flex: 'none', textAlign: 'center' }}>{chosen.includes(key) ? '✓' : ''}</Box>
          {label}
        </Box>
      ))}
    </Box>
  );
}
