import { Box, Button, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import KeyboardIcon from '@mui/icons-material/KeyboardOutlined';
import { useEffect, useState } from 'react';
import { mayAct, mayRead, personalSight } from '#domain/language/permit.ts';
import { openSheet } from '../keyboard/sheet-door.ts';
import { EmptyState } from '../kit/EmptyState.tsx';
import { ErrorState } from '../kit/ErrorState.tsx';
import { LoadingState } from '../kit/LoadingState.tsx';
import { NoRight } from '../kit/NoRight.tsx';
import { knownPage } from '../pages.ts';
import { useSession } from '../providers/session.ts';
import { useSay } from '../settings/say.ts';
import { sizes } from '../theme/tokens.ts';
import { type AtDesk } from './desk-file.ts';
import { useDesk, type Desk, type Queue } from './desk-queue.ts';
import { DocumentDesk } from './DocumentDesk.tsx';
import { MessageDesk } from './MessageDesk.tsx';
import { useTouches } from './presence.ts';
import { useToday } from './today.ts';
import { deskWords } from './words.ts';

const emptyWords = { mails: deskWords.emptyMails, papers: deskWords.emptyPapers, held: deskWords.emptyHeld } as const;

/** Where what came is dealt with: the file at the left, what to do about it at the right, one key a decision. */
export default function OperatorDesk() {
  const say = useSay();
  const session = useSession();
  const [messages, documents] = [knownPage('messages'), knownPage('documents')];
  const sees = personalSight(messages, session) === 'always';
  const open = {
    mails: sees && mayAct(messages, session, 'finish'),
    papers: personalSight(documents, session) === 'always' && (mayAct(documents, session, 'recordChecks') || mayAct(documents, session, 'accept')),
    held: sees && mayRead(messages, session) && mayAct(messages, session, 'release'),
  };
  const desk = useDesk(open);
  const today = useToday();
  useTouches();
  const [told, setTold] = useState('');
  useEffect(() => {
    if (told === '') return;
    const timer = setTimeout(() => setTold(''), 6_000);
    return () => clearTimeout(timer);
  }, [told]);
  if (!open.mails && !open.papers && !open.held) return <NoRight roles={['registrar', 'postClerk', 'supervisor']} />;
  const { current } = desk;
  const at: AtDesk | undefined = current && {
    file: current,
    onDone: (sentence, next) => {
      setTold(sentence);
      today.again();
      desk.finish(current, next);
    },
    onLater: () => desk.later(current),
    onTaken: (sentence) => {
      setTold(sentence);
      desk.skip(current);
    },
  };
  return (
    <Box data-desk-screen sx={{ height: `calc(100vh - ${sizes.bar + 32}px)`, minHeight: 480, display: 'flex', flexDirection: 'column', mt: -0.5 }}>
      <Box component="header" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, rowGap: 0.5, pb: 1 }}>
        <Typography variant="h1" sx={{ fontSize: 18 }}>{say(deskWords.title)}</Typography>
        <QueueChoice desk={desk} open={open} />
        <Typography variant="body2" color="textSecondary" data-left sx={{ fontVariantNumeric: 'tabular-nums' }}>
          {desk.files.length > 0 && say(deskWords.left, { at: 1, count: Math.max(desk.files.length, desk.counts[desk.queue]) })}
          {desk.putOff > 0 && ` · ${say(deskWords.put, { count: desk.putOff })}`}
        </Typography>
        <Typography role="status" variant="body2" data-told sx={{ flex: told === '' ? '1 1 0' : '1 1 200px', minWidth: 0, color: (theme) => theme.tokens.success.ink, fontWeight: 500, overflowWrap: 'anywhere' }}>{told}</Typography>
        {today.count !== undefined && <Typography variant="body2" data-today={today.count} sx={{ fontWeight: 550, fontVariantNumeric: 'tabular-nums' }}>{say(deskWords.today, { count: today.count })}</Typography>}
        <Button size="small" startIcon={<KeyboardIcon />} onClick={openSheet}>{say(deskWords.keysShow)}</Button>
      </Box>
      {at ? (
        at.file.noun === 'messages' ? <MessageDesk key={at.file.id} at={at} /> : <DocumentDesk key={at.file.id} at={at} />
      ) : desk.error ? (
        <ErrorState error={desk.error} onRetry={desk.refetch} />
      ) : desk.isPending ? (
        <LoadingState shape="record" rows={8} />
      ) : (
        <Nothing desk={desk} open={open} today={today.count ?? 0} />
      )}
    </Box>
  );
}

function QueueChoice({ desk, open }: { desk: Desk; open: Readonly<Record<Queue, boolean>> }) {
  const say = useSay();
  const queues = (['mails', 'papers', 'held'] as const).filter((queue) => open[queue]);
  if (queues.length < 2) return null;
  return (
    <ToggleButtonGroup exclusive size="small" value={desk.queue} onChange={(_, next: Queue | null) => desk.choose(next ?? desk.queue)} aria-label={say(deskWords.queues)}>
      {queues.map((queue) => (
        <ToggleButton key={queue} value={queue} data-queue={queue} sx={{ textTransform: 'none', py: 0.25, gap: 0.75 }}>
          {say(deskWords[queue])} <Box component="span" sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>{Math.max(0, desk.counts[queue])}</Box>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

function Nothing({ desk, open, today }: { desk: Desk; open: Readonly<Record<Queue, boolean>>; today: number }) {
  const say = useSay();
  const other = (['mails', 'papers', 'held'] as const).find((queue) => queue !== desk.queue && open[queue] && desk.counts[queue] > 0);
  return (
    <EmptyState
      title={desk.taken > 0 ? say(deskWords.inHandLeft, { count: desk.taken }) : say(emptyWords[desk.queue])}
      hint={[today > 0 ? say(deskWords.emptyToday, { count: today }) : '', other ? say(deskWords.other, { count: desk.counts[other] }) : say(desk.taken > 0 ? deskWords.inHandAgain : deskWords.emptyHint)].filter(Boolean).join(' ')}
      {...(other ? { action: <Button variant="contained" autoFocus onClick={() => desk.choose(other)}>{say(deskWords.goOther)}: {say(deskWords[other])}</Button> } : {})}
    />
  );
}
