import { Box, Button, Popover, Stack, Typography } from '@mui/material';
import { useRef, useState, type KeyboardEvent } from 'react';
import { Form, useDataProvider, useNotify, useRefresh, useTranslate, type RaRecord } from 'react-admin';
import { mayUpdate, type PermitActor } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { isMasked } from '../../providers/patch.ts';
import { sentenceOf } from '../../providers/problem.ts';
import { FieldInput } from '../FieldInput.tsx';
import { titleOf, useLanguage } from '../words.ts';

const notInOneLine = ['longText', 'structure', 'file', 'refersToMany'];

/** The columns of a row that this person may change at once, in one line, and sees unmasked. */
export const editableColumns = (page: Page, actor: PermitActor, columns: readonly string[], record: RaRecord): string[] =>
  columns.filter((name) => {
    const field = page.fields[name];
    return field !== undefined && !notInOneLine.includes(field.kind) && !isMasked(record[name]) && mayUpdate(page, actor, name, String(record['state'])) === 'now';
  });

export interface CellEditorProps {
  readonly page: Page;
  readonly record: RaRecord;
  /** Those that may be changed, in the order of the screen. */
  readonly columns: readonly string[];
  readonly onClose: () => void;
}

/** Changes one cell in its place: Enter saves, Tab saves and goes to the next, Escape leaves it as it was. Each save is one change of one record, against the version that was seen. */
export function CellEditor({ page, record: given, columns, onClose }: CellEditorProps) {
  const translate = useTranslate();
  const language = useLanguage();
  const notify = useNotify();
  const refresh = useRefresh();
  const provider = useDataProvider();
  const [record, setRecord] = useState(given);
  const [at, setAt] = useState(0);
  const [working, setWorking] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  const wanted = useRef<'close' | 'next'>('close');
  const name = columns[at] ?? '';
  const field = page.fields[name];
  const anchor = document.querySelector(`tr[data-row="${record.id}"] td[data-column="${name}"]`);
  if (!field || !anchor) return null;
  const save = async (values: Record<string, unknown>) => {
    setWorking(true);
    try {
      const { data } = await provider.update(page.name, { id: record.id, data: { ...record, [name]: values[name] }, previousData: record });
      setRecord({ ...record, ...(data as RaRecord) });
      refresh();
      if (wanted.current === 'next' && at + 1 < columns.length) setAt(at + 1);
      else onClose();
      return undefined;
    } catch (error) {
      const faults = (error as { status?: number; body?: { errors?: Record<string, string> } }).body?.errors;
      if (!faults) notify(sentenceOf(error, translate('console.unexpected')), { type: 'error' });
      if ((error as { status?: number }).status === 412) {
        refresh();
        onClose();
      }
      return faults;
    } finally {
      setWorking(false);
      wanted.current = 'close';
    }
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Tab' || event.shiftKey || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    wanted.current = 'next';
    form.current?.querySelector('form')?.requestSubmit();
  };
  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={working ? undefined : onClose}
      slotProps={{ paper: { role: 'dialog', 'aria-label': `${translate('console.list.editCell')}: ${titleOf(page, record, language)}` } }}
    >
      <Box ref={form} onKeyDown={press} sx={{ p: 1.5, width: 320 }} data-cell-editor={name}>
        <Form key={name} record={{ id: record.id, [name]: record[name] }} onSubmit={save} mode="onBlur">
          <Typography variant="caption" color="textSecondary">
            {titleOf(page, record, language)}
          </Typography>
          <FocusFirst>
            <FieldInput name={name} field={field} noun={page.name} />
          </FocusFirst>
          <Stack direction="row" spacing={1} sx={{ justifyContent: 'flex-end' }}>
            <Button size="small" onClick={onClose} disabled={working}>
              {translate('console.action.cancel')}
            </Button>
            <Button size="small" type="submit" variant="contained" disabled={working}>
              {translate('ra.action.save')}
            </Button>
          </Stack>
        </Form>
      </Box>
    </Popover>
  );
}

/** The caret stands in the value as soon as its box is there, all of it marked as in a sheet. */
function FocusFirst({ children }: { children: React.ReactNode }) {
  const take = (box: HTMLElement | null) => {
    const input = box?.querySelector<HTMLInputElement>('input, [role=combobox]');
    input?.focus();
    if (input instanceof HTMLInputElement) input.select();
  };
  return <div ref={take}>{children}</div>;
}
