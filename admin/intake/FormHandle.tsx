import { Box, Typography } from '@mui/material';
import { useEffect, type ReactNode, type RefObject } from 'react';
import { useFormContext } from 'react-hook-form';
import { FieldInput } from '../kit/FieldInput.tsx';
import { type Field } from '#domain/language/field.ts';

export interface Filled {
  /** The values when they are all right; undefined when a field says what is wrong with it. */
  read(): Promise<Record<string, unknown> | undefined>;
  set(name: string, value: unknown): void;
}

/** Lets the decision bar ask the form. */
export function FormHandle({ handle }: { handle: RefObject<Filled | null> }) {
  const { trigger, getValues, setValue } = useFormContext();
  useEffect(() => {
    handle.current = {
      read: async () => ((await trigger(undefined, { shouldFocus: true })) ? getValues() : undefined),
      set: (name, value) => setValue(name, value, { shouldDirty: true }),
    };
  });
  return null;
}

export const firstField = (): void => document.querySelector<HTMLElement>('[data-desk-field] input, [data-desk-field] [role=combobox]')?.focus();

interface LinesProps {
  readonly title: string;
  readonly noun: string;
  readonly fields: readonly (readonly [string, Field])[];
  readonly children?: ReactNode;
}

/** The lines of a form, in two columns where there is room; the one in hand stands out. */
export function Lines({ title, noun, fields, children }: LinesProps) {
  return (
    <Box component="section" sx={{ containerType: 'inline-size' }}>
      <Typography variant="h3" component="h2" sx={{ mb: 0.5 }}>{title}</Typography>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', columnGap: 2, '@container (min-width: 410px)': { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' } }}>
        {fields.map(([name, field]) => (
          <Box key={name} data-desk-field={name} sx={{ ...(field.kind === 'refersTo' ? { gridColumn: '1 / -1' } : {}), minWidth: 0, px: 0.75, borderLeft: '3px solid transparent', borderRadius: '3px', '&:focus-within': { bgcolor: (theme) => theme.tokens.chosen, borderLeftColor: (theme) => theme.tokens.accent } }}>
            <FieldInput name={name} field={field} noun={noun} />
          </Box>
        ))}
      </Box>
      {children}
    </Box>
  );
}
