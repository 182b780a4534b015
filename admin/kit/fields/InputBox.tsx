import { TextField, type TextFieldProps } from '@mui/material';
import { type UseInputValue } from 'react-admin';
import { faultText } from '../fault-text.ts';

interface InputBoxProps extends Pick<TextFieldProps, 'placeholder' | 'multiline' | 'minRows' | 'maxRows' | 'inputRef'> {
  readonly input: UseInputValue;
  readonly label: unknown;
  readonly helperText: unknown;
  readonly disabled: boolean | undefined;
  readonly inputMode: 'text' | 'numeric' | 'decimal' | 'tel' | undefined;
  /** A number, in figures of one width. */
  readonly figures?: boolean;
  readonly text: string;
  readonly onType: (typed: string, cursor: number) => void;
  readonly onLeave: () => void;
}

/** The box of a value that its input writes in a way of its own: label, fault and help as everywhere. */
export function InputBox({ input: { field, fieldState, id, isRequired }, label, helperText, disabled, inputMode, figures = false, text, onType, onLeave, ...box }: InputBoxProps) {
  const fault = fieldState.invalid ? faultText(fieldState.error?.message) : undefined;
  return (
    <TextField
      {...box}
      id={id}
      name={field.name}
      label={label as string}
      required={isRequired}
      value={text}
      onChange={({ target }) => onType(target.value, (target as HTMLInputElement).selectionStart ?? target.value.length)}
      onBlur={onLeave}
      disabled={disabled ?? false}
      fullWidth
      margin="dense"
      error={fieldState.invalid}
      helperText={fault ?? (typeof helperText === 'string' ? helperText : figures ? ' ' : undefined)}
      slotProps={{ htmlInput: { inputMode: inputMode ?? 'text', autoComplete: 'off', spellCheck: !figures }, ...(figures ? { input: { sx: { fontVariantNumeric: 'tabular-nums' } } } : {}) }}
    />
  );
}
