import { Autocomplete, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useDataProvider, useTranslate, type RaRecord } from 'react-admin';
import { mayRead } from '#domain/language/permit.ts';
import { pageOf } from '../../../pages.ts';
import { useSession } from '../../../providers/session.ts';
import { titleOf, useLanguage } from '../../words.ts';
import { useTitlesOf } from '../reference-titles.ts';
import { isSearchable, type Askable } from './askable.ts';

const shown = 25;
const waitMs = 250;

/** Chooses records of another noun by typing part of their name. */
export function ReferencePicker({ askable, value, onChange }: { askable: Askable; value: readonly string[]; onChange: (ids: readonly string[]) => void }) {
  const noun = askable.field.noun ?? '';
  const target = pageOf(noun);
  const session = useSession();
  const language = useLanguage();
  const translate = useTranslate();
  const provider = useDataProvider();
  const [typed, setTyped] = useState('');
  const asked = useLater(typed.trim());
  const readable = target !== undefined && mayRead(target, session);
  const searchable = target !== undefined && isSearchable(target, session);
  const titles = useTitlesOf(readable ? [{ noun, ids: [...value].sort() }] : []).get(noun);
  const named = target?.title.find((name) => target.fields[name]?.sortable);
  const { data = [], isFetching } = useQuery({
    queryKey: [noun, 'pick', asked],
    enabled: readable,
    staleTime: 10_000,
    queryFn: async ({ signal }) =>
      (
        await provider.getList(noun, {
          pagination: { page: 1, perPage: shown },
          sort: named ? { field: named, order: 'ASC' } : { field: 'createdAt', order: 'DESC' },
          filter: searchable && asked.length >= 2 ? { q: asked } : {},
          meta: { columns: target?.title ?? [] },
          signal,
        })
      ).data as RaRecord[],
  });
  const offered = new Map(data.map((record) => [String(record.id), target ? titleOf(target, record, language) : '']));
  const nameOf = (id: string) => offered.get(id) ?? titles?.get(id) ?? '…';
  return (
    <Autocomplete
      multiple
      size="small"
      options={[...offered.keys()]}
      value={[...value]}
      onChange={(_, ids) => onChange(ids)}
      onInputChange={(_, text) => setTyped(text)}
      // The server has searched: İ and ı, parts and numbers are its business.
      filterOptions={searchable ? (options) => options : undefined}
      getOptionLabel={nameOf}
      loading={isFetching}
      loadingText={translate('ra.page.loading')}
      noOptionsText={translate('console.list.filter.noneFound')}
      openOnFocus
      renderInput={(params) => <TextField {...params} autoFocus label={askable.label} placeholder={translate('console.list.filter.typeName')} />}
    />
  );
}

function useLater(text: string): string {
  const [late, setLate] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setLate(text), waitMs);
    return () => clearTimeout(timer);
  }, [text]);
  return late;
}
