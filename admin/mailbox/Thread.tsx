import { Box, Button, Chip, Typography } from '@mui/material';
import AttachFileIcon from '@mui/icons-material/AttachFileOutlined';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useRecordContext, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { Exact } from '../kit/DueTime.tsx';
import { SectionCard } from '../kit/SectionCard.tsx';
import { StateChip } from '../kit/StateChip.tsx';
import { useLanguage } from '../kit/words.ts';
import { knownPage, pageOf } from '../pages.ts';
import { call } from '../providers/http.ts';
import { isMasked } from '../providers/patch.ts';
import { useSay } from '../settings/say.ts';
import { partedLetter } from './quoted.ts';
import { ReplyHere } from './ReplyHere.tsx';
import { threadWords as words } from './thread-words.ts';

interface Entry {
  readonly kind: 'in' | 'out';
  readonly at: string;
  readonly record: RaRecord;
  readonly files: readonly RaRecord[];
}

const noun = { in: 'messages', out: 'outgoing-mails' } as const;

/** The correspondence of the open message as one column to be read from top to bottom, and the way to answer below it. */
export function Thread() {
  const say = useSay();
  const record = useRecordContext();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ['messages', 'thread', record?.id, record?.['version']],
    queryFn: async () => (await call(`/api/messages/${String(record?.id)}/thread`)).json as { entries: readonly Entry[]; older: number },
    enabled: record !== undefined,
    retry: false,
  });
  if (!record) return null;
  return (
    <SectionCard title={say(words.title)} count={data?.entries.length ?? ''} loading={isPending && 'lines'} error={error} onRetry={refetch}>
      {data && (
        <Box sx={{ maxWidth: '84ch', display: 'grid', gap: 1.5 }} data-thread>
          {data.older > 0 && (
            <Typography variant="body2" color="textSecondary">
              {say(words.older, { count: data.older })}
            </Typography>
          )}
          <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
            {data.entries.map((entry) => (
              <Letter key={`${entry.kind}/${entry.record.id}`} entry={entry} isOpen={entry.kind === 'in' && entry.record.id === record.id} />
            ))}
          </Box>
          <ReplyHere />
        </Box>
      )}
    </SectionCard>
  );
}

/** A value as its reader may see it, masked or whole. */
const shown = (value: unknown): string => (isMasked(value) ? value.masked : typeof value === 'string' ? value : '');

function Letter({ entry: { kind, at, record, files }, isOpen }: { entry: Entry; isOpen: boolean }) {
  const say = useSay();
  const page = knownPage(noun[kind]);
  const isOurs = kind === 'out';
  const about = isOurs && record['noun'] !== 'messages' && typeof record['noun'] === 'string' ? pageOf(record['noun']) : undefined;
  return (
    <Box
      component="li"
      data-letter={kind}
      aria-current={isOpen ? 'true' : undefined}
      sx={{
        border: 1, borderRadius: '6px', borderColor: (theme) => (isOpen ? theme.tokens.accent : theme.palette.divider), borderLeft: '4px solid', borderLeftColor: (theme) => (isOurs ? theme.tokens.accent : theme.tokens.edge),
        bgcolor: (theme) => (isOurs ? theme.tokens.chosen : theme.tokens.surface), ml: { xs: 0, sm: isOurs ? 4 : 0 }, mr: { xs: 0, sm: isOurs ? 0 : 4 },
      }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1, rowGap: 0.25, px: 2, pt: 1.25 }}>
        <Typography sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>{isOurs ? say(words.ours) : <Sender record={record} />}</Typography>
        {isOurs && shown(record['toAddress']) !== '' && (
          <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
            → {shown(record['toAddress'])}
          </Typography>
        )}
        {isOpen && <Chip size="small" color="primary" variant="outlined" label={say(words.thisOne)} />}
        <Box sx={{ ml: 'auto', display: 'flex', alignItems: 'center', gap: 1 }}>
          <StateChip page={page} state={String(record['state'])} />
          <Typography component={Link} to={`/${page.name}/${record.id}/show`} variant="body2" sx={{ color: 'text.secondary' }} aria-label={say(words.open)}>
            <Exact at={at} />
          </Typography>
        </Box>
      </Box>
      <Typography variant="body2" sx={{ px: 2, color: 'text.secondary', overflowWrap: 'anywhere' }}>
        {shown(isOurs ? record['subjectText'] : record['subjectLine'])}
        {about && ` · ${say({ tr: labelOf(about.label, 'tr'), en: labelOf(about.label, 'en') })}`}
      </Typography>
      <Text record={record} field={isOurs ? 'body' : 'bodyText'} />
      <Files files={files} own={isOurs ? shown(record['fileName']) : ''} />
    </Box>
  );
}

const labelOf = (label: string | { readonly tr: string; readonly en: string }, language: 'tr' | 'en'): string => (typeof label === 'string' ? label : label[language]);

function Sender({ record }: { record: RaRecord }) {
  const say = useSay();
  const [name, address] = [shown(record['senderName']), shown(record['sender'])];
  return (
    <>
      {name || address || say(words.nobody)}
      {name !== '' && address !== '' && (
        <Typography component="span" variant="body2" color="textSecondary">
          {' '}
          {address}
        </Typography>
      )}
    </>
  );
}

function Text({ record, field }: { record: RaRecord; field: string }) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const value = record[field];
  if (isMasked(value)) return <Line text={say(words.hidden)} />;
  if (typeof value !== 'string' || value.trim() === '') return <Line text={say(words.noText)} />;
  const { own, quoted } = partedLetter(value);
  return (
    <Box sx={{ px: 2, py: 1.25 }}>
      <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', lineHeight: 1.55 }}>{own}</Box>
      {quoted !== '' && (
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)} sx={{ mt: 0.5, ml: -0.75 }} data-quoted>
          {open ? say(words.fold) : say(words.unfold, { count: quoted.split('\n').length })}
        </Button>
      )}
      {open && (
        <Box sx={{ mt: 0.5, pl: 1.5, borderLeft: 2, borderColor: 'divider', color: 'text.secondary', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontSize: 13 }}>{quoted}</Box>
      )}
    </Box>
  );
}

const Line = ({ text }: { text: string }) => (
  <Typography variant="body2" sx={{ px: 2, py: 1.25, color: 'text.secondary', fontStyle: 'italic' }}>
    {text}
  </Typography>
);

function Files({ files, own }: { files: readonly RaRecord[]; own: string }) {
  const language = useLanguage();
  const say = useSay();
  if (files.length === 0 && own === '') return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, px: 2, pb: 1.25 }} aria-label={say(words.files)} role="group">
      {files.map((file) => {
        const held = file['state'] === 'quarantined';
        const size = typeof file['size'] === 'number' ? `${Math.max(1, Math.round(file['size'] / 1024)).toLocaleString(language)} KB` : '';
        const label = [shown(file['fileName']), size, ...(held ? [say(words.held)] : [])].filter((part) => part !== '').join(' · ');
        return <Chip key={file.id} size="small" variant="outlined" color={held ? 'error' : 'default'} icon={<AttachFileIcon />} label={label} component={Link} to={`/message-attachments/${file.id}/show`} clickable data-file={file.id} sx={{ maxWidth: '100%' }} />;
      })}
      {own !== '' && <Chip size="small" variant="outlined" icon={<AttachFileIcon />} label={own} sx={{ maxWidth: '100%' }} />}
    </Box>
  );
}
