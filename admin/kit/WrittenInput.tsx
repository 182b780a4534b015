import { useEffect, useRef, useState } from 'react';
import { useInput, type InputProps } from 'react-admin';
import { InputBox } from './fields/InputBox.tsx';
import { type Writing } from './typed-values.ts';

export interface WrittenInputProps extends InputProps {
  readonly writing: Writing;
  readonly placeholder?: string;
  readonly multiline?: boolean;
  /** What to say when the text cannot be read. */
  readonly unreadable: string;
  readonly inputMode?: 'text' | 'numeric' | 'decimal';
}

/**
 * A value that people write in their own way: day, moment, amount. What was typed stays as typed until the box is left;
 * the form holds the value, or the text when it cannot be read, so that the fault is shown and nothing is lost.
 */
export function WrittenInput({ writing, placeholder, multiline, unreadable, inputMode, validate, label, helperText, ...props }: WrittenInputProps) {
  const faultOf = (value: unknown) => (isUnread(value) ? unreadable : undefined);
  const input = useInput({
    ...props,
    validate: [faultOf, ...(Array.isArray(validate) ? validate : validate ? [validate] : [])],
    format: (value: unknown) => value,
    parse: (value: unknown) => value,
  });
  const { field } = input;
  const [text, setText] = useState(writtenOf(writing, field.value));
  const typing = useRef(false);
  useEffect(() => {
    if (!typing.current) setText(writtenOf(writing, field.value));
  }, [field.value, writing]);
  const change = (typed: string) => {
    typing.current = true;
    setText(typed);
    field.onChange(typed.trim() === '' ? null : (writing.read(typed) ?? { unread: typed }));
  };
  const leave = () => {
    typing.current = false;
    setText(writtenOf(writing, field.value));
    field.onBlur();
  };
  return (
    <InputBox
      input={input}
      label={label}
      helperText={helperText}
      disabled={props.disabled}
      inputMode={inputMode}
      text={text}
      onType={change}
      onLeave={leave}
      placeholder={placeholder ?? ''}
      multiline={multiline ?? false}
      {...(multiline ? { minRows: 4, maxRows: 20 } : {})}
      inputRef={field.ref}
    />
  );
}

interface Unread {
  readonly unread: string;
}
const isUnread = (value: unknown): value is Unread =>
  typeof value === 'object' && value !== null && typeof (value as Partial<Unread>).unread === 'string';
const writtenOf = (writing: Writing, value: unknown): string =>
  isUnread(value) ? value.unread : value === null || value === undefined || value === '' ? '' : writing.write(value);
