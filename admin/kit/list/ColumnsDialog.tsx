import { Button, Checkbox, Dialog, DialogActions, DialogContent, DialogTitle, FormControlLabel, IconButton, MenuItem, Stack, TextField, ToggleButton, ToggleButtonGroup } from '@mui/material';
import ArrowDownward from '@mui/icons-material/ArrowDownward';
import ArrowUpward from '@mui/icons-material/ArrowUpward';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { type Page } from '#domain/language/resource.ts';
import { useSession } from '../../providers/session.ts';
import { fieldLabel, useLanguage } from '../words.ts';
import { densities, possibleColumns, usualColumns, type Density, type ListLook } from './column-choice.ts';

const widthSteps = [100, 160, 240, 360] as const;

/** Which columns, in which order, how wide and how dense: by pointer or by keyboard alone. */
export function ColumnsDialog({ page, look, onChange, onClose }: { page: Page; look: ListLook; onChange: (look: ListLook) => void; onClose: () => void }) {
  const translate = useTranslate();
  const language = useLanguage();
  const session = useSession();
  const [draft, setDraft] = useState(look);
  const [order, setOrder] = useState(() => [...new Set([...look.columns, ...possibleColumns(page, session)])]);
  const shown = (names: readonly string[], columns: readonly string[]) => names.filter((name) => columns.includes(name));
  const toggle = (name: string) => {
    const columns = draft.columns.includes(name) ? draft.columns.filter((one) => one !== name) : shown(order, [...draft.columns, name]);
    if (columns.length > 0) setDraft({ ...draft, columns });
  };
  const move = (at: number, by: 1 | -1) => {
    const next = [...order];
    const [name] = next.splice(at, 1);
    if (name === undefined) return;
    next.splice(at + by, 0, name);
    setOrder(next);
    setDraft({ ...draft, columns: shown(next, draft.columns) });
  };
  const setWidth = (name: string, width: number) => {
    const { [name]: _, ...others } = draft.widths;
    setDraft({ ...draft, widths: width === 0 ? others : { ...others, [name]: width } });
  };
  const standard = () => {
    const columns = usualColumns(page, session);
    setOrder([...new Set([...columns, ...order])]);
    setDraft({ ...draft, columns, widths: {} });
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="columns-title">
      <DialogTitle id="columns-title">{translate('console.list.columns.title')}</DialogTitle>
      <DialogContent>
        <ToggleButtonGroup exclusive size="small" value={draft.density} onChange={(_, density: Density | null) => density && setDraft({ ...draft, density })} aria-label={translate('console.list.columns.density')} sx={{ mb: 1 }}>
          {densities.map((density) => (
            <ToggleButton key={density} value={density}>
              {translate(`console.list.columns.${density}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        <Stack component="ol" sx={{ listStyle: 'none', p: 0, m: 0 }}>
          {order.map((name, at) => {
            const label = fieldLabel(page, name, language);
            return (
              <Stack key={name} component="li" direction="row" sx={{ alignItems: 'center', borderBottom: 1, borderColor: 'divider' }}>
                <FormControlLabel sx={{ flexGrow: 1, mr: 1 }} label={label} control={<Checkbox size="small" checked={draft.columns.includes(name)} onChange={() => toggle(name)} />} />
                <TextField
                  select
                  size="small"
                  variant="standard"
                  margin="none"
                  fullWidth={false}
                  value={widthSteps.find((step) => step === draft.widths[name]) ?? (draft.widths[name] === undefined ? 0 : -1)}
                  onChange={({ target }) => setWidth(name, Number(target.value))}
                  sx={{ width: 128 }}
                  slotProps={{ select: { SelectDisplayProps: { 'aria-label': `${label}: ${translate('console.list.columns.width')}` }, disableUnderline: true }, input: { sx: { fontSize: 13 } } }}
                >
                  <MenuItem value={0}>{translate('console.list.columns.asContent')}</MenuItem>
                  {draft.widths[name] !== undefined && !widthSteps.some((step) => step === draft.widths[name]) && <MenuItem value={-1}>{`${draft.widths[name]} px`}</MenuItem>}
                  {widthSteps.map((step) => (
                    <MenuItem key={step} value={step}>{`${step} px`}</MenuItem>
                  ))}
                </TextField>
                <IconButton size="small" disabled={at === 0} onClick={() => move(at, -1)} aria-label={`${translate('ra.action.move_up')}: ${label}`}>
                  <ArrowUpward fontSize="small" />
                </IconButton>
                <IconButton size="small" disabled={at === order.length - 1} onClick={() => move(at, 1)} aria-label={`${translate('ra.action.move_down')}: ${label}`}>
                  <ArrowDownward fontSize="small" />
                </IconButton>
              </Stack>
            );
          })}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={standard} sx={{ mr: 'auto' }}>
          {translate('console.list.columns.usual')}
        </Button>
        <Button onClick={onClose}>{translate('console.action.cancel')}</Button>
        <Button
          variant="contained"
          onClick={() => {
            onChange(draft);
            onClose();
          }}
        >
          {translate('console.list.columns.apply')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
