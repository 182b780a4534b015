import { Checkbox } from '@mui/material';
import { DataTable, useListContext, useRecordContext, useTranslate, type RaRecord } from 'react-admin';
import { type Page } from '#domain/language/resource.ts';
import { titleOf, useLanguage } from './words.ts';

/**
 * Boxes to select rows, each named by its record. react-admin's own give the name to an element that cannot carry one
 * (MUI 9), so a screen reader hears nothing.
 */
export const selectionColumn = (page: Page) => (
  <DataTable.Col key="selection" disableSort label={<SelectAll />} sx={{ width: 48, padding: 0 }}>
    <SelectOne page={page} />
  </DataTable.Col>
);

function SelectAll() {
  const translate = useTranslate();
  const { data = [], selectedIds = [], onSelect } = useListContext<RaRecord>();
  const ids = data.map(({ id }) => id);
  const all = ids.length > 0 && ids.every((id) => selectedIds.includes(id));
  return (
    <Checkbox
      size="small"
      checked={all}
      indeterminate={!all && selectedIds.length > 0}
      onChange={() => onSelect(all ? [] : ids)}
      slotProps={{ input: { 'aria-label': translate('ra.action.select_all') } }}
    />
  );
}

function SelectOne({ page }: { page: Page }) {
  const translate = useTranslate();
  const language = useLanguage();
  const record = useRecordContext();
  const { selectedIds = [], onToggleItem } = useListContext<RaRecord>();
  if (!record) return null;
  return (
    <Checkbox
      size="small"
      checked={selectedIds.includes(record.id)}
      onClick={(event) => event.stopPropagation()}
      onChange={() => onToggleItem(record.id)}
      slotProps={{ input: { 'aria-label': `${translate('ra.action.select_row')}: ${titleOf(page, record, language)}` } }}
    />
  );
}
