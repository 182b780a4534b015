import { Box } from '@mui/material';
import { Fragment } from 'react';
import { fonts } from '../theme/tokens.ts';

/** Keys as they are printed: `Ctrl+K`, `g b` (one after the other). */
export function Kbd({ keys }: { keys: string }) {
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.5, alignItems: 'center', whiteSpace: 'nowrap' }}>
      {keys.split(' ').map((chord, index) => (
        <Fragment key={index}>
          {chord.split('+').map((key) => (
            <Box
              key={key}
              component="kbd"
              sx={{
                fontFamily: fonts.text,
                fontSize: 11,
                lineHeight: '16px',
                minWidth: 18,
                px: 0.5,
                textAlign: 'center',
                borderRadius: '4px',
                border: 1,
                borderColor: 'divider',
                color: 'text.secondary',
                bgcolor: (theme) => theme.tokens.canvas,
              }}
            >
              {key}
            </Box>
          ))}
        </Fragment>
      ))}
    </Box>
  );
}
