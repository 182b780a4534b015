import { TextField } from '@mui/material';
import { useLayoutEffect, useRef } from 'react';
import { useInput, type InputProps } from 'react-admin';
import { faultText } from '../fault-text.ts';
import { grouped, type Grouping } from './grouping.ts';

interface GroupedInputProps extends InputProps {
  readonly grouping: Grouping;
  readonly placeholder?: string;
  readonly inputMode?: 'text' | 'numeric' | 'tel';
}

/** A number that people read in groups (identity, tax, telephone, IBAN): set so while it is typed or pasted, kept without blanks. */
export function GroupedInput({ grouping, placeholder, inputMode, label, helperText, ...props }: GroupedInputProps) {
  const { field, fieldState, id, isRequired } = useInput({ ...props, format: (value: unknown) => value, parse: (value: unknown) => value });
  const box = useRef<HTMLInputElement>(null);
  const cursor = useRef<number>(undefined);
  const text = grouping.write(String(field.value ?? ''));
  useLayoutEffect(() => {
    if (cursor.current === undefined) return;
    box.current?.setSelectionRange(cursor.current, cursor.current);
    cursor.current = undefined;
  });
  const change = (typed: string, at: number) => {
    const next = grouped(grouping, typed, at);
    cursor.current = next.cursor;
    field.onChange(next.signs);
  };
  const fault = fieldState.invalid ? faultText(fieldState.error?.message) : undefined;
  return (
    <TextField
      id={id}
      label={label}
      required={isRequired}
      value={text}
      placeholder={placeholder ?? ''}
      inputRef={(element: HTMLInputElement | null) => {
        box.current = element;
        field.ref(element);
      }}
      onChange={(event) => change(event.target.value, event.target.selectionStart ?? event.target.value.length)}
      onBlur={field.onBlur}
      disabled={props.disabled ?? false}
      fullWidth
      margin="dense"
      error={fieldState.invalid}
      helperText={fault ?? (typeof helperText === 'string' ? helperText : ' ')}
      slotProps={{ htmlInput: { inputMode: inputMode ?? 'text', autoComplete: 'off', spellCheck: false }, input: { sx: { fontVariantNumeric: 'tabular-nums' } } }}
    />
  );
}
