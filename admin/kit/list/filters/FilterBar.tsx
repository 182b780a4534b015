import { Button, Chip, InputAdornment, List, ListItemButton, ListItemText, Popover, Stack, TextField } from '@mui/material';
import FilterListIcon from '@mui/icons-material/FilterList';
import SearchIcon from '@mui/icons-material/Search';
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { type Page } from '#domain/language/resource.ts';
import { fold } from '#domain/turkish/fold.ts';
import { useSession } from '../../../providers/session.ts';
import { nowOnScreen, useLanguage } from '../../words.ts';
import { useTitlesOf } from '../reference-titles.ts';
import { askablesOf, isSearchable, type Askable, type Filter } from './askable.ts';
import { FilterEditor } from './FilterEditor.tsx';
import { filterWords } from './filter-words.ts';

export interface FilterBarProps {
  readonly page: Page;
  readonly search: RefObject<HTMLInputElement | null>;
}

/** What the list is asked for, in words: a box for text, one menu for all else, a chip for each condition. */
export function FilterBar({ page, search }: FilterBarProps) {
  const translate = useTranslate();
  const language = useLanguage();
  const session = useSession();
  const { filterValues, setFilters } = useListContext();
  const filter = (filterValues ?? {}) as Filter;
  const askables = useMemo(() => askablesOf(page, session, language), [page, session, language]);
  const [editing, setEditing] = useState<{ readonly at: HTMLElement; readonly name?: string }>();
  const asked = askables.filter(({ name }) => filter[name] !== undefined);
  const titles = useTitlesOf(wantedTitles(asked, filter));
  const ask = (name: string, value: unknown) => {
    const { [name]: _, ...others } = filter;
    setFilters(value === undefined ? others : { ...others, [name]: value }, {}, false);
  };
  const sayer = { language, say: translate as (key: string, values?: Record<string, unknown>) => string, titles, now: nowOnScreen() };
  return (
    <Stack direction="row" useFlexGap role="search" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap', minWidth: 0 }}>
      {isSearchable(page, session) && <SearchBox input={search} value={String(filter['q'] ?? '')} onAsk={(text) => ask('q', text === '' ? undefined : text)} />}
      <Button size="small" variant="outlined" startIcon={<FilterListIcon />} aria-haspopup="dialog" onClick={({ currentTarget }) => setEditing({ at: currentTarget })} data-filter-menu>
        {translate('console.list.filter.open')}
      </Button>
      {asked.map((askable) => (
        <Chip
          key={askable.name}
          size="small"
          data-filter={askable.name}
          label={filterWords(askable, filter[askable.name], sayer)}
          onClick={({ currentTarget }) => setEditing({ at: currentTarget, name: askable.name })}
          onDelete={() => ask(askable.name, undefined)}
          sx={{ maxWidth: 360 }}
        />
      ))}
      {(asked.length > 1 || (asked.length > 0 && filter['q'] !== undefined)) && (
        <Button size="small" onClick={() => setFilters({}, {}, false)}>
          {translate('console.list.filter.clear')}
        </Button>
      )}
      {editing && (
        <FilterPopover
          askables={askables}
          filter={filter}
          anchor={editing.at}
          name={editing.name}
          onAsk={(name, value) => {
            ask(name, value);
            setEditing(undefined);
          }}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Stack>
  );
}

const wantedTitles = (asked: readonly Askable[], filter: Filter) =>
  asked.flatMap(({ name, asking, field }) => {
    const ids = [filter[name]].flat().filter((id): id is string => typeof id === 'string');
    return asking === 'reference' && field.noun !== undefined ? [{ noun: field.noun, ids: ids.sort() }] : [];
  });

interface FilterPopoverProps {
  readonly askables: readonly Askable[];
  readonly filter: Filter;
  readonly anchor: HTMLElement;
  readonly name: string | undefined;
  readonly onAsk: (name: string, value: unknown) => void;
  readonly onClose: () => void;
}

function FilterPopover({ askables, filter, anchor, name: given, onAsk, onClose }: FilterPopoverProps) {
  const translate = useTranslate();
  const [name, setName] = useState(given);
  const [typed, setTyped] = useState('');
  const chosen = askables.find((askable) => askable.name === name);
  const fitting = askables.filter(({ label }) => fold(label).includes(fold(typed)));
  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      slotProps={{ paper: { role: 'dialog', 'aria-label': translate('console.list.filter.open') } }}
    >
      {chosen ? (
        <FilterEditor askable={chosen} asked={filter[chosen.name]} onAsk={(value) => onAsk(chosen.name, value)} onBack={given === undefined ? () => setName(undefined) : undefined} />
      ) : (
        <Stack sx={{ width: 300 }}>
          <TextField
            autoFocus
            size="small"
            margin="none"
            label={translate('console.list.filter.field')}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !fitting[0]) return;
              // The same Enter would send the form that opens.
              event.preventDefault();
              setName(fitting[0].name);
            }}
            sx={{ m: 1.5, mb: 0.5 }}
            slotProps={{ htmlInput: { autoComplete: 'off' } }}
          />
          <List dense sx={{ maxHeight: 360, overflow: 'auto' }}>
            {fitting.map((askable) => (
              <ListItemButton key={askable.name} onClick={() => setName(askable.name)} selected={filter[askable.name] !== undefined}>
                <ListItemText primary={askable.label} />
              </ListItemButton>
            ))}
          </List>
        </Stack>
      )}
    </Popover>
  );
}

const askAfterMs = 300;

/** Searches within the noun, a moment after the last sign. */
function SearchBox({ value, onAsk, input }: { value: string; onAsk: (text: string) => void; input: RefObject<HTMLInputElement | null> }) {
  const translate = useTranslate();
  const [text, setText] = useState(value);
  const sent = useRef(value);
  const ask = useRef(onAsk);
  ask.current = onAsk;
  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value;
      setText(value);
    }
  }, [value]);
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = wanted;
      ask.current(wanted);
    }, askAfterMs);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <TextField
      size="small"
      margin="none"
      fullWidth={false}
      placeholder={translate('console.list.searchBox')}
      value={text}
      inputRef={input}
      onChange={({ target }) => setText(target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && text !== '') {
          event.stopPropagation();
          setText('');
        }
      }}
      sx={{ width: 260 }}
      slotProps={{
        htmlInput: { 'aria-label': translate('console.list.searchBox'), maxLength: 200, autoComplete: 'off', 'aria-keyshortcuts': '/' },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <SearchIcon fontSize="small" />
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
