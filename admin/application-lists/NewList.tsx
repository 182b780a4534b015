import { Alert, Box, Button, CircularProgress, Stack } from '@mui/material';
import { useState } from 'react';
import { Form, Title, useDataProvider, useNotify, useRedirect, useTranslate, type RaRecord } from 'react-admin';
import { type Page } from '#domain/language/resource.ts';
import { FieldInput } from '../kit/FieldInput.tsx';
import { PageHead } from '../kit/PageHead.tsx';
import { useLabel } from '../kit/words.ts';
import { uploadList } from '../providers/console-uploads.ts';
import { newIntention } from '../providers/http.ts';
import { newValues } from '../providers/patch.ts';
import { problemOf, sentenceOf } from '../providers/problem.ts';
import { DropZone } from './DropZone.tsx';

/** What the upload takes beside the file; the rest is for the record itself. */
const told = ['institution', 'officer', 'signedHow', 'signedOn', 'applicationType', 'message'] as const;
const asked = ['institution', 'officer', 'signedHow', 'signedOn', 'applicationType', 'message', 'note'] as const;

/** A new list in one step: who signed it, and the workbook. What cannot be read leaves nothing behind; what can is being checked when the page opens. */
export function NewList({ page }: { page: Page }) {
  const translate = useTranslate();
  const label = useLabel();
  const notify = useNotify();
  const redirect = useRedirect();
  const provider = useDataProvider();
  const [file, setFile] = useState<File>();
  const [fault, setFault] = useState<string>();
  const [working, setWorking] = useState(false);
  const [intention] = useState(newIntention);
  const submit = async (values: Record<string, unknown>) => {
    setWorking(true);
    setFault(undefined);
    try {
      const own = newValues(page, values);
      const record = file
        ? await uploadList(file, Object.fromEntries(Object.entries(own).filter(([name]) => (told as readonly string[]).includes(name))))
        : ((await provider.create(page.name, { data: own, meta: { intention } })).data as RaRecord);
      if (file && own['note'] !== undefined) await provider.update(page.name, { id: record.id, data: { ...record, note: own['note'] }, previousData: record });
      redirect('show', page.name, record.id);
      return undefined;
    } catch (error) {
      setWorking(false);
      setFault(sentenceOf(error, translate('console.unexpected')));
      if (problemOf(error)?.code === 'already_exists') notify(sentenceOf(error, ''), { type: 'warning' });
      return (error as { body?: { errors?: Record<string, string> } }).body?.errors;
    }
  };
  return (
    <Box sx={{ maxWidth: 880 }} data-new-list>
      <Title title={label(page.plural ?? page.label, page.name)} />
      <PageHead title={translate('console.listCheck.newTitle')} under={translate('console.listCheck.newHelp')} />
      <Form onSubmit={submit} mode="onBlur" warnWhenUnsavedChanges={false}>
        <DropZone file={file} onFile={setFile} disabled={working} />
        {fault && (
          <Alert severity="error" sx={{ mt: 2 }}>
            {fault}
          </Alert>
        )}
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' }, columnGap: 2, alignItems: 'start', mt: 2 }}>
          {asked.map((name) => {
            const field = page.fields[name];
            return field === undefined ? null : (
              <Box key={name} sx={field.kind === 'longText' ? { gridColumn: '1 / -1' } : {}}>
                <FieldInput name={name} field={field} noun={page.name} />
              </Box>
            );
          })}
        </Box>
        <Stack direction="row" spacing={1} sx={{ mt: 2 }}>
          <Button type="submit" variant="contained" disabled={working} startIcon={working ? <CircularProgress size={14} color="inherit" /> : undefined}>
            {translate(file ? 'console.listCheck.saveAndCheck' : 'ra.action.save')}
          </Button>
          <Button disabled={working} onClick={() => redirect('list', page.name)}>
            {translate('console.action.cancel')}
          </Button>
        </Stack>
      </Form>
    </Box>
  );
}
