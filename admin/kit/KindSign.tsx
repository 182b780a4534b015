import { Box } from '@mui/material';
import { type StateKind } from '#domain/language/workflow.ts';

/** One shape a kind of state, told apart without colour: drawn, since signs of a font differ from machine to machine. */
export const kindShapes: Readonly<Record<StateKind, React.ReactNode>> = {
  // Full: ours to do. Empty: theirs. Half on its way: moving. Then the three ends.
  ours: <circle cx="6" cy="6" r="4" fill="currentColor" />,
  theirs: <circle cx="6" cy="6" r="3.4" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.2 1.7" />,
  moving: <path d="M3 2.2 9.6 6 3 9.8Z" fill="currentColor" />,
  done: <path d="m2.2 6.4 2.6 2.7 5-5.8" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" strokeLinejoin="round" />,
  stopped: <rect x="2.6" y="2.6" width="6.8" height="6.8" rx="1" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  alarm: <path d="M6 1.2 11.4 10.8H.6Z M5.4 4.6v3h1.2v-3Z M5.4 8.4v1.2h1.2V8.4Z" fill="currentColor" fillRule="evenodd" />,
};

/** The shape of a kind in its colour; the word beside it says the rest. */
export function KindSign({ kind, size = 11 }: { kind: StateKind; size?: number }) {
  return (
    <Box component="svg" viewBox="0 0 12 12" aria-hidden sx={{ width: size, height: size, flex: 'none', display: 'block', color: (theme) => theme.tokens.kind[kind].ink }}>
      {kindShapes[kind]}
    </Box>
  );
}
