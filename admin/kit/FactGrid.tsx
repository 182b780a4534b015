import { Box } from '@mui/material';
import { type ReactNode } from 'react';

export interface Fact {
  readonly name: string;
  readonly label: string;
  readonly value: ReactNode;
  /** Over both columns: long texts, tables. */
  readonly wide?: boolean;
}

/** Facts in two columns, label before value; one column where there is no room. */
export function FactGrid({ facts, columns = 2 }: { facts: readonly Fact[]; columns?: 1 | 2 | 3 }) {
  return (
    // Asked of its own width, not of the screen's: it also stands in narrow places.
    <Box sx={{ containerType: 'inline-size' }}>
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          columnGap: 4,
          gridTemplateColumns: 'minmax(0, 1fr)',
          [`@container (min-width: ${columns * 320}px)`]: { gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` },
        }}
      >
        {facts.map(({ name, label, value, wide }) => (
          <Box
            key={name}
            data-field={name}
            sx={{
              display: 'grid',
              gridTemplateColumns: 'minmax(110px, 38%) minmax(0, 1fr)',
              gap: 1.5,
              minHeight: 32,
              py: 0.625,
              borderBottom: 1,
              borderColor: 'divider',
              alignItems: 'baseline',
              // The values of wide facts begin where those of the first column do.
              ...(wide ? { gridColumn: '1 / -1', [`@container (min-width: ${columns * 320}px)`]: { gridTemplateColumns: `minmax(110px, calc(${38 / columns}% - ${(1 - 1 / columns) * 12}px)) minmax(0, 1fr)` } } : {}),
            }}
          >
            <Box component="dt" sx={{ color: 'text.secondary', fontSize: 13 }}>
              {label}
            </Box>
            <Box component="dd" sx={{ m: 0, fontSize: 14, overflowWrap: 'anywhere', '& a, & .MuiTypography-body2': { fontSize: 'inherit' } }}>
              {value}
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
