import { useLayoutEffect, useRef } from 'react';
import { useInput, type InputProps } from 'react-admin';
import { grouped, type Grouping } from './grouping.ts';
import { InputBox } from './InputBox.tsx';

interface GroupedInputProps extends InputProps {
  readonly grouping: Grouping;
  readonly placeholder?: string;
  readonly inputMode?: 'text' | 'numeric' | 'tel';
}

/** A number that people read in groups (identity, tax, telephone, IBAN): set so while it is typed or pasted, kept without blanks. */
export function GroupedInput({ grouping, placeholder, inputMode, label, helperText, ...props }: GroupedInputProps) {
  const input = useInput({ ...props, format: (value: unknown) => value, parse: (value: unknown) => value });
  const { field } = input;
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
  return (
    <InputBox
      input={input}
      label={label}
      helperText={helperText}
      disabled={props.disabled}
      inputMode={inputMode}
      figures
      text={text}
      onType={change}
      onLeave={field.onBlur}
      placeholder={placeholder ?? ''}
      inputRef={(element: HTMLInputElement | null) => {
        box.current = element;
        field.ref(element);
      }}
    />
  );
}
