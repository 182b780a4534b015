import { Alert, Box, Button, Checkbox, Dialog, DialogActions, DialogContent, DialogTitle, FormControl, FormControlLabel, FormLabel, Radio, RadioGroup, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useDataProvider, useListContext, useNotify, useTranslate } from 'react-admin';
import { mayRead } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { pageOf } from '../../pages.ts';
import { saveFile } from '../../providers/download.ts';
import { withoutEmpty } from '../../providers/list-request.ts';
import { sentenceOf } from '../../providers/problem.ts';
import { useSession } from '../../providers/session.ts';
import { fieldLabel, useLanguage } from '../words.ts';
import { possibleColumns } from './column-choice.ts';
import { figure, useTotal, useTotalInWords } from './ListPager.tsx';
import { type Selection } from './selection.ts';

/** The rows that the question asks for, or the chosen ones, as a file of the server: never fewer than it says, and the purpose is recorded. */
export function ExportDialog({ page, columns, selection, onClose }: { page: Page; columns: readonly string[]; selection: Selection; onClose: () => void }) {
  const translate = useTranslate();
  const language = useLanguage();
  const session = useSession();
  const notify = useNotify();
  const { filterValues, sort } = useListContext();
  const words = useTotalInWords();
  const { count, capped } = useTotal();
  const limit = useMostRows();
  const offered = possibleColumns(page, session);
  const [chosen, setChosen] = useState<readonly string[]>(columns);
  const [format, setFormat] = useState<'xlsx' | 'csv'>('xlsx');
  const [purpose, setPurpose] = useState('');
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<string>();
  const some = !selection.whole && selection.ids.size > 0;
  const question = withoutEmpty(filterValues ?? {}) as Record<string, unknown>;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setWorking(true);
    setFault(undefined);
    try {
      const rows = await saveFile(`/api/${page.name}/export`, {
        filter: some ? { id: [...selection.ids] } : question,
        // Everything but the rows that were taken out of the choice again.
        ...(selection.whole && selection.ids.size > 0 ? { except: [...selection.ids] } : {}),
        ...(sort ? { sort: [sort.field, sort.order] } : {}),
        columns: offered.filter((name) => chosen.includes(name)).sort((one, other) => place(columns, one) - place(columns, other)),
        format,
        purpose,
      });
      notify(translate('console.list.export.done', { count: rows === undefined ? '' : figure(rows, language) }), { type: 'success' });
      onClose();
    } catch (error) {
      setFault(sentenceOf(error, translate('console.unexpected')));
      setWorking(false);
    }
  };
  return (
    <Dialog open onClose={working ? undefined : onClose} fullWidth maxWidth="sm" aria-labelledby="export-title" data-export-dialog>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <DialogTitle id="export-title">{translate('console.list.export.title')}</DialogTitle>
        <DialogContent>
          <Typography role="status" sx={{ fontWeight: 550, mb: 1 }}>
            {translate('console.list.export.count', { count: some || (selection.whole && !capped) ? figure(selection.count, language) : words })}
          </Typography>
          {limit !== undefined && !some && (capped || count > limit) && (
            <Alert severity={!capped ? 'warning' : 'info'} sx={{ mb: 1 }} data-export-limit>
              {translate('console.list.export.limit', { limit: figure(limit, language) })}
            </Alert>
          )}
          {fault && (
            <Alert severity="error" sx={{ mb: 1 }}>
              {fault}
            </Alert>
          )}
          <TextField
            autoFocus
            required
            fullWidth
            label={translate('console.list.export.purpose')}
            helperText={translate('console.list.export.purposeHelp')}
            value={purpose}
            onChange={({ target }) => setPurpose(target.value)}
            slotProps={{ htmlInput: { maxLength: 500, autoComplete: 'off' } }}
          />
          <FormControl sx={{ my: 1 }}>
            <FormLabel>{translate('console.list.export.format')}</FormLabel>
            <RadioGroup row value={format} onChange={(_, one) => setFormat(one as 'xlsx' | 'csv')}>
              <FormControlLabel value="xlsx" control={<Radio size="small" />} label="Excel (.xlsx)" />
              <FormControlLabel value="csv" control={<Radio size="small" />} label="CSV (;)" />
            </RadioGroup>
          </FormControl>
          <FormLabel component="p">{translate('console.list.columns.open')}</FormLabel>
          <Box sx={{ columnCount: { xs: 1, sm: 2 }, maxHeight: 260, overflow: 'auto', pl: 1.5 }}>
            {offered.map((name) => (
              <FormControlLabel
                key={name}
                sx={{ display: 'flex', breakInside: 'avoid', mr: 0 }}
                label={fieldLabel(page, name, language)}
                control={<Checkbox size="small" sx={{ py: 0.5 }} checked={chosen.includes(name)} onChange={(_, on) => setChosen(on ? [...chosen, name] : chosen.filter((one) => one !== name))} />}
              />
            ))}
          </Box>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={working}>
            {translate('console.action.cancel')}
          </Button>
          <Button type="submit" variant="contained" disabled={working || purpose.trim().length < shortestPurpose || chosen.length === 0}>
            {translate(working ? 'console.list.export.working' : 'console.list.export.download')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** How many rows a file may have, where the roles may read the setting; the server refuses more in any case. */
function useMostRows(): number | undefined {
  const session = useSession();
  const provider = useDataProvider();
  const settings = pageOf('settings');
  const { data } = useQuery({
    queryKey: ['settings', 'exportRowCap'],
    enabled: settings !== undefined && mayRead(settings, session),
    queryFn: async () => (await provider.getList('settings', { filter: { name: 'exportRowCap' }, pagination: { page: 1, perPage: 1 }, sort: { field: 'name', order: 'ASC' } })).data[0]?.['value'] as unknown,
  });
  return typeof data === 'number' ? data : undefined;
}

/** The server refuses shorter ones. */
const shortestPurpose = 10;

/** Columns as they stand in the list come first and in its order. */
const place = (columns: readonly string[], name: string): number => (columns.includes(name) ? columns.indexOf(name) : columns.length);
