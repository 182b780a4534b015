import { Box, Button, FormHelperText, IconButton, Stack, Typography } from '@mui/material';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import { Suspense, useEffect, useState, type ReactNode } from 'react';
import { useInput, useTranslate } from 'react-admin';
import { LoadingState } from '../LoadingState.tsx';
import { faultText } from '../fault-text.ts';
import { structureInputs } from '../structure-inputs.ts';
import { structureWriting } from '../typed-values.ts';
import { WrittenInput } from '../WrittenInput.tsx';
import { type CommonInput } from './ReferenceChoice.tsx';
import { PartInput } from './PartInput.tsx';
import { mostRows, shapeOfValue, shapes, type Part, type Shape } from './shapes.ts';

interface StructureInputProps extends CommonInput {
  readonly noun: string | undefined;
  readonly name: string;
}

/** A structured value as inputs: its own where a screen was made for it, else by its shape, and only what is deeper as text. */
export function StructureInput({ noun, name, ...common }: StructureInputProps) {
  const translate = useTranslate();
  const Own = structureInputs[`${noun ?? ''}.${name}`];
  const { field } = useInput({ source: common.source });
  // The shape of what stood there first: a map that was emptied is still a map.
  const [found] = useState(() => {
    const shape = shapes[`${noun ?? ''}.${name}`] ?? shapeOfValue(field.value);
    // Whether it is to be a number, a yes or a text is not known before there is one: what is written decides.
    return shape?.of === 'scalar' && (field.value === undefined || field.value === null || field.value === '') ? undefined : shape;
  });
  if (Own)
    return (
      <Suspense fallback={<LoadingState shape="lines" />}>
        <Own {...common} />
      </Suspense>
    );
  if (found === undefined)
    return <WrittenInput {...common} validate={common.validate as never} writing={structureWriting} multiline unreadable={translate('console.input.badStructure')} />;
  return <ShapedInput {...common} shape={found} />;
}

/** Rows as they are typed; what is empty is not part of the value. */
type Rows = readonly Readonly<Record<string, unknown>>[];

function ShapedInput({ shape, source, label, validate, helperText, disabled }: CommonInput & { shape: Shape }) {
  const { field, fieldState, isRequired } = useInput({ source, validate: validate as never });
  const translate = useTranslate();
  const [rows, setRows] = useState<Rows>(() => rowsOf(shape, field.value));
  // A draft or somebody else's value arrives from outside.
  useEffect(() => {
    if (JSON.stringify(valueOf(shape, rows)) !== JSON.stringify(field.value ?? emptyOf(shape))) setRows(rowsOf(shape, field.value));
  }, [field.value]);
  const change = (next: Rows) => {
    setRows(next);
    field.onChange(valueOf(shape, next));
  };
  const fault = fieldState.invalid ? faultText(fieldState.error?.message) : undefined;
  const parts = partsOf(shape);
  const put = (at: number, name: string, value: unknown) => change(rows.map((row, index) => (index === at ? { ...row, [name]: value } : row)));
  const single = shape.of === 'scalar';
  return (
    <Frame label={label} required={isRequired} help={fault ?? (helperText === false ? undefined : helperText)} wrong={fault !== undefined} plain={single}>
      {rows.map((row, at) => (
        <Stack key={at} direction="row" spacing={1} sx={{ alignItems: 'flex-start' }} data-row={at}>
          {Object.entries(parts).map(([name, part]) => (
            <PartInput key={name} part={single ? { ...part, label } : part} value={row[name]} disabled={disabled} onChange={(value) => put(at, name, value)} onBlur={field.onBlur} />
          ))}
          {!single && (
            <IconButton aria-label={translate('console.input.removeRow')} disabled={disabled} onClick={() => change(rows.filter((_, index) => index !== at))}>
              <DeleteIcon fontSize="small" />
            </IconButton>
          )}
        </Stack>
      ))}
      {!single && (
        <Button size="small" disabled={disabled || rows.length >= mostRows} onClick={() => change([...rows, {}])} sx={{ alignSelf: 'flex-start' }}>
          {translate('console.input.addRow')}
        </Button>
      )}
    </Frame>
  );
}

interface FrameProps {
  readonly label: string;
  readonly required: boolean;
  readonly help: string | undefined;
  readonly wrong: boolean;
  readonly plain: boolean;
  readonly children: ReactNode;
}

function Frame({ label, required, help, wrong, plain, children }: FrameProps) {
  if (plain)
    return (
      <Box>
        {children}
        {help !== undefined && <FormHelperText error={wrong}>{help}</FormHelperText>}
      </Box>
    );
  return (
    <Stack component="fieldset" spacing={1} sx={{ border: 1, borderColor: wrong ? 'error.main' : 'divider', borderRadius: 1, p: 1.5, m: 0, my: 1, minWidth: 0 }} {...(wrong ? { 'aria-invalid': true } : {})}>
      <Typography component="legend" variant="body2" sx={{ px: 0.5 }}>
        {label}
        {required ? ' *' : ''}
      </Typography>
      {children}
      {help !== undefined && <FormHelperText error={wrong}>{help}</FormHelperText>}
    </Stack>
  );
}

const line: Part = { label: '', kind: 'text' };

function partsOf(shape: Shape): Readonly<Record<string, Part>> {
  switch (shape.of) {
    case 'lines':
      return { line: { label: shape.each, kind: 'text' } };
    case 'map':
      return { key: { label: shape.key, kind: 'text', max: 100 }, value: shape.value };
    case 'scalar':
      return { value: line };
  }
}

function rowsOf(shape: Shape, value: unknown): Rows {
  switch (shape.of) {
    case 'lines':
      return Array.isArray(value) ? value.map((text) => ({ line: text })) : [];
    case 'map':
      return Object.entries((value ?? {}) as object).map(([key, part]) => ({ key, value: part as unknown }));
    case 'scalar':
      return [{ value }];
  }
}

export function valueOf(shape: Shape, rows: Rows): unknown {
  switch (shape.of) {
    case 'lines':
      return rows.map((row) => String(row['line'] ?? '').trim()).filter((text) => text !== '');
    case 'map':
      return Object.fromEntries(rows.map((row) => [String(row['key'] ?? '').trim(), row['value'] ?? '']).filter(([key]) => key !== ''));
    case 'scalar':
      return rows[0]?.['value'] ?? null;
  }
}

const emptyOf = (shape: Shape): unknown => (shape.of === 'lines' ? [] : shape.of === 'map' ? {} : null);

