import { Button, FormHelperText, Stack, Typography } from '@mui/material';
import { useId, useState, type ChangeEvent } from 'react';
import { useInput, useTranslate, type InputProps } from 'react-admin';
import { useFormContext } from 'react-hook-form';
import { faultText } from './fault-text.ts';
import { sendFile } from '../providers/console-api.ts';
import { sentenceOf } from '../providers/problem.ts';

const mostMegabytes = 25;

/** Inputs that say of the file what the store answers; nobody types them. */
export const fileFacts = ['fileName', 'fileHash'] as const;

/** Sends the file as soon as it is chosen; the form keeps the key under which it is stored. */
export function FileInput({ source, label, validate, disabled }: InputProps) {
  const translate = useTranslate();
  const id = useId();
  const { field, fieldState, isRequired } = useInput({ source, validate: validate as never });
  const { setValue } = useFormContext();
  const [name, setName] = useState<string>();
  const [fault, setFault] = useState<string>();
  const [sending, setSending] = useState(false);
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    if (!file) return;
    if (file.size > mostMegabytes * 1024 * 1024) return setFault(translate('console.file.tooLarge', { size: mostMegabytes }));
    setSending(true);
    setFault(undefined);
    try {
      const stored = await sendFile(file);
      field.onChange(stored.key);
      setValue('fileName', stored.name);
      setValue('fileHash', stored.hash);
      setName(file.name);
    } catch (error) {
      setFault(sentenceOf(error, translate('console.unexpected')));
    } finally {
      setSending(false);
    }
  };
  const wrong = fault ?? (fieldState.invalid ? faultText(fieldState.error?.message) : undefined);
  return (
    <Stack spacing={0.5} sx={{ my: 1 }}>
      <Typography component="label" htmlFor={id} variant="body2">
        {label}
        {isRequired ? ' *' : ''}
      </Typography>
      <Stack direction="row" spacing={1} sx={{ alignItems: 'center' }}>
        <Button component="label" variant="outlined" size="small" disabled={(disabled ?? false) || sending}>
          {translate(sending ? 'console.file.sending' : 'console.file.choose')}
          <input id={id} type="file" hidden onChange={(event) => void choose(event)} />
        </Button>
        {name && <Typography variant="body2">{translate('console.file.chosen', { name })}</Typography>}
      </Stack>
      {wrong && <FormHelperText error>{wrong}</FormHelperText>}
    </Stack>
  );
}
