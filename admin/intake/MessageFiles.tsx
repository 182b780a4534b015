import { Box, Link as MuiLink } from '@mui/material';
import { lazy, Suspense, useEffect, useState } from 'react';
import { type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { EmptyState } from '../kit/EmptyState.tsx';
import { LoadingState } from '../kit/LoadingState.tsx';
import { KindChip } from '../kit/StateChip.tsx';
import { Ago } from '../kit/DueTime.tsx';
import { FileViewer } from '../kit/viewer/FileViewer.tsx';
import { type Shown } from '../kit/viewer/shown.ts';
import { isMasked } from '../providers/patch.ts';
import { useSay } from '../settings/say.ts';
import { AttachmentTabs } from './AttachmentTabs.tsx';
import { shownAttachment } from './desk-file.ts';
import { useBefore } from './before.ts';
import { DifferenceBar } from './DifferenceBar.tsx';
import { useListDifference } from './list-difference.ts';
import { useSecondWindow } from './second-window.ts';
import { deskWords } from './words.ts';

const DifferenceView = lazy(() => import('./DifferenceView.tsx'));

interface MessageFilesProps {
  readonly record: RaRecord;
  readonly attachments: readonly RaRecord[];
  readonly sought: string;
}

const readable = (file: RaRecord): boolean => file['state'] !== 'quarantined' && file['content'] !== null && file['content'] !== undefined;

/** Who wrote what, and the attachments, one at a time. What is in quarantine is named and never opened. */
export function MessageFiles({ record, attachments, sought }: MessageFilesProps) {
  const say = useSay();
  const isHeld = record['state'] === 'quarantined';
  // A form or a list is looked at first; signatures and pictures of a letterhead afterwards, and an envelope after what was taken out of it.
  const opened = new Set(attachments.map((file) => file['openedFrom']));
  const first = attachments.findIndex((file) => readable(file) && !opened.has(file.id) && !['signature', 'other', null, undefined].includes(file['formKind'] as string));
  const [chosen, choose] = useState<number>();
  const at = chosen ?? Math.max(0, first === -1 ? attachments.findIndex(readable) : first);
  const file = attachments[at];
  const before = useBefore(record, file);
  const shown: Shown | undefined = file && readable(file) && !isHeld ? { ...shownAttachment(file), ...(before ? { before } : {}) } : undefined;
  const second = useSecondWindow(shown);
  const difference = useListDifference(shown && file);
  const [comparing, setComparing] = useState(true);
  return (
    <>
      <MessageHead record={record} />
      {attachments.length > 0 && <AttachmentTabs attachments={attachments} at={at} onChoose={choose} />}
      {difference && <DifferenceBar difference={difference} comparing={comparing} onToggle={() => setComparing(!comparing)} />}
      <Box sx={{ flex: 1, minHeight: 0 }}>
        {isHeld ? <div data-held><EmptyState title={say(deskWords.heldMessage)} hint={String(record['warning'] ?? '')} /></div>
          : !file ? <EmptyState title={say(deskWords.noAttachments)} />
            : !shown ? <div data-held><EmptyState title={say(deskWords.heldFile)} hint={String(file['quarantineReason'] ?? '')} /></div>
              : difference && comparing ? <Suspense fallback={<LoadingState shape="table" rows={8} />}><DifferenceView difference={difference} /></Suspense>
                : <FileViewer shown={shown} sought={sought} onWindow={second} />}
      </Box>
    </>
  );
}

const text = (value: unknown): string => (isMasked(value) ? value.masked : typeof value === 'string' ? value : '');

function MessageHead({ record }: { record: RaRecord }) {
  const say = useSay();
  const [whole, setWhole] = useState(false);
  useEffect(() => setWhole(false), [record.id]);
  const body = text(record['bodyText']).trim();
  const isLong = body.length > 220 || body.split('\n').length > 3;
  const known = record['senderKnown'] === true;
  return (
    <Box component="header" lang="tr" sx={{ px: 2, py: 1, borderBottom: 1, borderColor: 'divider', flex: 'none', maxHeight: whole ? '45%' : 'none', overflow: 'auto' }} {...(whole ? { tabIndex: 0, role: 'region', 'aria-label': say(deskWords.wholeText) } : {})}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, rowGap: 0.25, alignItems: 'center' }}>
        <Box component="h2" data-subject sx={{ m: 0, fontSize: 15, fontWeight: 600, overflowWrap: 'anywhere', minWidth: 0, flex: '1 1 240px' }}>{text(record['subjectLine']) || say(deskWords.noSubject)}</Box>
        <MuiLink component={Link} to={`/messages/${record.id}/show`} variant="body2">{say(deskWords.openRecord)}</MuiLink>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, rowGap: 0.25, alignItems: 'center', fontSize: 13, mt: 0.25 }}>
        <Box component="span" sx={{ overflowWrap: 'anywhere' }}>{[text(record['senderName']), text(record['sender'])].filter(Boolean).join(' · ')}</Box>
        <KindChip kind={known ? 'done' : 'alarm'} bare>{say(record['officer'] !== null && record['officer'] !== undefined ? deskWords.officerSender : known ? deskWords.knownSender : deskWords.unknownSender)}</KindChip>
        <Box component="span" sx={{ color: 'text.secondary' }}><Ago at={String(record['receivedAt'])} /></Box>
      </Box>
      <Box data-body sx={{ mt: 0.5, fontSize: 13.5, lineHeight: 1.45, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', ...(whole ? {} : { display: '-webkit-box', WebkitLineClamp: 3, WebkitBoxOrient: 'vertical', overflow: 'hidden' }), ...(body === '' ? { color: 'text.secondary' } : {}) }}>
        {body === '' ? say(deskWords.noText) : body}
      </Box>
      {isLong && (
        <MuiLink component="button" type="button" variant="body2" data-whole-text aria-expanded={whole} onClick={() => setWhole(!whole)}>{say(whole ? deskWords.lessText : deskWords.wholeText)} (m)</MuiLink>
      )}
      {text(record['warning']) !== '' && record['state'] !== 'quarantined' && <Box sx={{ mt: 0.5, fontSize: 13, color: (theme) => theme.tokens.warning.ink }}>{text(record['warning'])}</Box>}
    </Box>
  );
}
