import { Box, Dialog, LinearProgress, TextField, Typography } from '@mui/material';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { pageOf } from '../pages.ts';
import { search, type SearchGroup, type SearchHit } from '../providers/console-api.ts';
import { sentenceOf } from '../providers/problem.ts';
import { StateChip } from './StateChip.tsx';
import { titleOf, useLabel, useLanguage } from './words.ts';

const shortest = 2;
const pauseMs = 200;

/** Ctrl+K: one box over everything the person may find; arrows choose, Enter opens. */
export default function SearchPalette({ onClose }: { onClose: () => void }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const { groups, asking, fault } = useSearch(text);
  const lines = groups.flatMap(({ noun, hits }) => hits.map((hit) => ({ noun, hit })));
  useEffect(() => setChosen(0), [groups]);
  const open = (noun: string, id: string) => {
    navigate(`/${noun}/${id}/show`);
    onClose();
  };
  const steer = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setChosen((now) => Math.min(Math.max(now + (event.key === 'ArrowDown' ? 1 : -1), 0), Math.max(lines.length - 1, 0)));
    }
    const line = lines[chosen];
    if (event.key === 'Enter' && line) open(line.noun, line.hit.id);
  };
  const told =
    fault ??
    (text.trim().length < shortest
      ? translate('console.search.short')
      : asking
        ? ''
        : lines.length === 0
          ? translate('console.search.none')
          : translate('console.search.results', { count: lines.length }));
  let index = -1;
  return (
    <Dialog
      open
      onClose={onClose}
      fullWidth
      maxWidth="sm"
      aria-label={translate('console.search.title')}
      slotProps={{ paper: { sx: { alignSelf: 'flex-start' } } }}
    >
      <TextField
        autoFocus
        fullWidth
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={steer}
        placeholder={translate('console.search.hint')}
        sx={{ p: 1.5 }}
        slotProps={{
          htmlInput: {
            role: 'combobox',
            'aria-expanded': lines.length > 0,
            'aria-controls': 'search-hits',
            'aria-activedescendant': lines.length > 0 ? `search-hit-${chosen}` : undefined,
            'aria-label': translate('console.search.title'),
            maxLength: 200,
            autoComplete: 'off',
          },
        }}
      />
      <Box sx={{ height: 4 }}>{asking && <LinearProgress />}</Box>
      <Box id="search-hits" role="listbox" aria-label={translate('console.search.title')} sx={{ maxHeight: '60vh', overflow: 'auto', pb: 1 }}>
        {groups.map(({ noun, hits }) => (
          <Box key={noun} role="group" aria-label={noun}>
            <NounHeading noun={noun} />
            {hits.map((hit) => {
              index += 1;
              const at = index;
              return <HitLine key={hit.id} id={`search-hit-${at}`} noun={noun} hit={hit} chosen={at === chosen} onOpen={() => open(noun, hit.id)} />;
            })}
          </Box>
        ))}
      </Box>
      <Typography variant="caption" role="status" sx={{ px: 2, pb: 1.5, color: fault ? 'error.main' : 'text.secondary' }}>
        {told}
      </Typography>
    </Dialog>
  );
}

/** Asks after a pause in typing; an answer to an older text is dropped. */
function useSearch(text: string) {
  const translate = useTranslate();
  const [groups, setGroups] = useState<readonly SearchGroup[]>([]);
  const [asking, setAsking] = useState(false);
  const [fault, setFault] = useState<string>();
  useEffect(() => {
    setFault(undefined);
    if (text.trim().length < shortest) {
      setGroups([]);
      setAsking(false);
      return;
    }
    const abort = new AbortController();
    setAsking(true);
    const timer = setTimeout(() => {
      search(text.trim(), abort.signal)
        .then((found) => setGroups(found.filter(({ noun }) => pageOf(noun) !== undefined)))
        .catch((error: unknown) => {
          if (!abort.signal.aborted) setFault(sentenceOf(error, translate('console.unexpected')));
        })
        .finally(() => {
          if (!abort.signal.aborted) setAsking(false);
        });
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, translate]);
  return { groups, asking, fault };
}

function NounHeading({ noun }: { noun: string }) {
  const label = useLabel();
  const page = pageOf(noun);
  return page ? (
    <Typography variant="caption" color="textSecondary" sx={{ px: 2, pt: 1, display: 'block' }} aria-hidden>
      {label(page.plural ?? page.label, noun)}
    </Typography>
  ) : null;
}

function HitLine({ id, noun, hit, chosen, onOpen }: { id: string; noun: string; hit: SearchHit; chosen: boolean; onOpen: () => void }) {
  const language = useLanguage();
  const page = pageOf(noun);
  if (!page) return null;
  return (
    <Box
      id={id}
      role="option"
      aria-selected={chosen}
      onClick={onOpen}
      ref={(node: HTMLElement | null) => {
        if (chosen) node?.scrollIntoView({ block: 'nearest' });
      }}
      sx={{
        px: 2,
        py: 0.75,
        cursor: 'pointer',
        display: 'flex',
        gap: 2,
        alignItems: 'center',
        bgcolor: chosen ? 'action.selected' : undefined,
        '&:hover': { bgcolor: 'action.hover' },
      }}
    >
      <Box sx={{ flexGrow: 1, minWidth: 0 }}>
        <Typography variant="body2">{hit.title ?? titleOf(page, hit.record, language)}</Typography>
        {hit.sentence !== undefined && (
          <Typography variant="caption" color="textSecondary">
            {hit.sentence}
          </Typography>
        )}
      </Box>
      {hit.state !== undefined && <StateChip page={page} state={hit.state} />}
    </Box>
  );
}
