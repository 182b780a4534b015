import { Autocomplete, Checkbox, FormControlLabel, MenuItem, TextField } from '@mui/material';
import { useLabel } from '../words.ts';
import { type Part } from './shapes.ts';

interface PartInputProps {
  readonly part: Part;
  readonly value: unknown;
  readonly disabled: boolean;
  readonly onChange: (value: unknown) => void;
  readonly onBlur: () => void;
}

/** One part of a structured value. A number or a yes stays what it is. */
export function PartInput({ part, value, disabled, onChange, onBlur }: PartInputProps) {
  const label = useLabel();
  const words = label(part.label, '');
  if (typeof value === 'boolean')
    return <FormControlLabel label={words} control={<Checkbox size="small" checked={value} disabled={disabled} onChange={(_, on) => onChange(on)} onBlur={onBlur} />} />;
  if (part.kind === 'choice')
    return (
      <TextField select size="small" margin="dense" fullWidth label={words} value={value ?? ''} disabled={disabled} onChange={(event) => onChange(event.target.value)} onBlur={onBlur}>
        {Object.entries(part.choices).map(([key, name]) => (
          <MenuItem key={key} value={key}>
            {label(name, key)}
          </MenuItem>
        ))}
      </TextField>
    );
  if (part.kind === 'choices' || part.kind === 'texts') {
    const choices = part.kind === 'choices' ? part.choices : {};
    return (
      <Autocomplete
        multiple
        freeSolo={part.kind === 'texts'}
        size="small"
        fullWidth
        options={Object.keys(choices)}
        getOptionLabel={(key) => (key in choices ? label(choices[key], key) : key)}
        value={Array.isArray(value) ? (value as string[]) : []}
        disabled={disabled}
        onChange={(_, next) => onChange(next)}
        renderInput={(props) => <TextField {...props} margin="dense" label={words} onBlur={onBlur} />}
      />
    );
  }
  const isNumber = typeof value === 'number';
  return (
    <TextField
      size="small"
      margin="dense"
      fullWidth
      label={words}
      type={isNumber ? 'number' : 'text'}
      value={value ?? ''}
      disabled={disabled}
      multiline={part.multiline ?? false}
      onChange={(event) => onChange(isNumber ? (event.target.value === '' ? 0 : Number(event.target.value)) : event.target.value)}
      onBlur={onBlur}
      slotProps={{ htmlInput: { maxLength: part.max ?? 2_000 } }}
    />
  );
}
