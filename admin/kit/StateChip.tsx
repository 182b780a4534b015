import { Box } from '@mui/material';
import { type ReactNode } from 'react';
import { type Page } from '#domain/language/resource.ts';
import { type StateKind } from '#domain/language/workflow.ts';
import { KindSign } from './KindSign.tsx';
import { stateLabel, useLanguage } from './words.ts';

/** Where a record stands: the word of its page, the shape and colour of the kind of state, the same for every noun. */
export function StateChip({ page, state, bare = false }: { page: Page; state: string; bare?: boolean }) {
  const language = useLanguage();
  return (
    <KindChip kind={kindOf(page, state)} state={state} bare={bare}>
      {stateLabel(page, state, language)}
    </KindChip>
  );
}

/** A state that a page no longer knows is at its end for us. */
export const kindOf = (page: Page, state: string): StateKind => page.workflow.states[state]?.kind ?? 'stopped';

interface KindChipProps {
  readonly kind: StateKind;
  readonly children: ReactNode;
  /** Without the ground: in dense tables. */
  readonly bare?: boolean;
  readonly state?: string;
}

/** The same look for what is no state of a page: a job, a connection. */
export function KindChip({ kind, children, bare = false, state }: KindChipProps) {
  return (
    <Box
      component="span"
      data-kind={kind}
      {...(state === undefined ? {} : { 'data-state': state })}
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.75,
        maxWidth: '100%',
        fontSize: 12.5,
        fontWeight: 500,
        lineHeight: '20px',
        whiteSpace: 'nowrap',
        ...(bare
          ? {}
          : {
              px: 1,
              py: '1px',
              borderRadius: '11px',
              bgcolor: (theme) => theme.tokens.kind[kind].soft,
              color: (theme) => theme.tokens.kind[kind].ink,
            }),
      }}
    >
      <KindSign kind={kind} />
      <Box component="span" sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' }}>
        {children}
      </Box>
    </Box>
  );
}
