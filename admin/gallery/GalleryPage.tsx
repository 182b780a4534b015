import { Box, Button, TextField, Typography } from '@mui/material';
import InboxIcon from '@mui/icons-material/InboxOutlined';
import { type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import words from '../messages/gallery.ts';
import { bringWords } from '../providers/late-messages.ts';
import { AgeBar } from '../kit/AgeBar.tsx';
import { CountBadge } from '../kit/CountBadge.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { ErrorState } from '../kit/ErrorState.tsx';
import { FactGrid } from '../kit/FactGrid.tsx';
import { Kbd } from '../kit/Kbd.tsx';
import { LoadingState } from '../kit/LoadingState.tsx';
import { Money } from '../kit/Money.tsx';
import { NoRight } from '../kit/NoRight.tsx';
import { PageHead } from '../kit/PageHead.tsx';
import { Progress } from '../kit/Progress.tsx';
import { Reference } from '../kit/Reference.tsx';
import { SectionCard } from '../kit/SectionCard.tsx';
import { Chips, Notices, Times } from './GalleryParts.tsx';
import { refusal } from './samples.ts';

bringWords(words);

/** Each component of the kit in each of its states, beside each other: what is wrong in one theme is seen here first. */
export default function GalleryPage() {
  const translate = useTranslate();
  const say = (key: string) => translate(`console.gallery.${key}`);
  const long = say('longText');
  return (
    <Box data-gallery sx={{ display: 'grid', gap: 2 }}>
      <PageHead title={say('title')} under={say('under')} actions={<Buttons say={say} />} />
      <Wall>
        <Chips />
        <Times />
        <SectionCard title={say('values')}>
          <FactGrid
            facts={[
              { name: 'money', label: say('money'), value: <Money kurus={123456789} /> },
              { name: 'minus', label: say('difference'), value: <Money kurus={-4250} alarm /> },
              { name: 'zero', label: say('noDifference'), value: <Money kurus={0} alarm /> },
              { name: 'reference', label: say('reference'), value: <Reference copy>OB-2026-000123-7</Reference> },
              { name: 'keys', label: say('keys'), value: <Kbd keys="Ctrl+K" /> },
              { name: 'sequence', label: say('sequence'), value: <Kbd keys="g b" /> },
              { name: 'badges', label: say('counts'), value: <Counts /> },
              { name: 'long', label: say('long'), value: long, wide: true },
            ]}
          />
        </SectionCard>
        <SectionCard title={say('ages')}>
          <Box sx={{ display: 'grid', gap: 1.5 }}>
            <AgeBar total={40} late={6} soon={9} most={40} />
            <AgeBar total={12} late={0} soon={2} most={40} />
            <AgeBar total={3} late={3} most={40} />
            <AgeBar total={0} late={0} most={40} />
            <Progress done={52} total={62} failed={8} label={say('progress')} />
            <Progress done={0} total={0} label={say('progressUnknown')} />
          </Box>
        </SectionCard>
        <Notices />
      </Wall>
      <Heading>{say('states')}</Heading>
      <Wall>
        <SectionCard title={say('loading')} loading="table" rows={4} flush />
        <SectionCard title={say('loading')} loading="facts" rows={4} />
        <SectionCard title={say('empty')} count={0} empty={say('emptySentence')} />
        <SectionCard title={say('error')} error={refusal(say('errorSentence'))} onRetry={() => undefined} />
        <SectionCard title={`${say('long')}: ${long}`} count="1.234" actions={<Button variant="outlined">{say('button')}</Button>}>
          {long}
        </SectionCard>
        <SectionCard title={say('noRight')}>
          <NoRight small roles={['accountant', 'financeApprover']} />
        </SectionCard>
      </Wall>
      <Wall>
        <SectionCard title={say('wholePage')} flush>
          <EmptyState sign={<InboxIcon />} title={say('emptySentence')} hint={say('emptyHint')} action={<Button variant="outlined">{say('button')}</Button>} />
        </SectionCard>
        <SectionCard title={say('wholePage')} flush>
          <ErrorState error={refusal(say('errorSentence'))} onRetry={() => undefined} />
        </SectionCard>
        <SectionCard title={say('wholePage')} flush>
          <NoRight />
        </SectionCard>
        <SectionCard title={say('wholePage')}>
          <LoadingState shape="record" rows={4} />
        </SectionCard>
      </Wall>
      <Heading>{say('inputs')}</Heading>
      <Wall>
        <SectionCard title={say('inputs')}>
          <Box sx={{ display: 'grid', gap: 1 }}>
            <TextField label={say('input')} defaultValue="Işıl Yıldızoğlu" />
            <TextField label={say('input')} required helperText={say('help')} />
            <TextField label={say('input')} error defaultValue="12" helperText={say('fault')} />
            <TextField label={say('input')} disabled defaultValue={long} />
          </Box>
        </SectionCard>
      </Wall>
    </Box>
  );
}

const Wall = ({ children }: { children: ReactNode }) => (
  <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'repeat(auto-fill, minmax(min(420px, 100%), 1fr))', alignItems: 'start' }}>{children}</Box>
);

const Heading = ({ children }: { children: string }) => (
  <Typography variant="h2" sx={{ mt: 1 }}>
    {children}
  </Typography>
);

const Buttons = ({ say }: { say: (key: string) => string }) => (
  <>
    <Button variant="contained">{say('primary')}</Button>
    <Button variant="outlined">{say('button')}</Button>
    <Button>{say('quiet')}</Button>
    <Button variant="contained" disabled>
      {say('disabled')}
    </Button>
    <Button variant="outlined" color="error">
      {say('danger')}
    </Button>
  </>
);

const Counts = () => (
  <Box sx={{ display: 'flex', gap: 1 }}>
    <CountBadge count={7} />
    <CountBadge count={3} late />
    <CountBadge count={10000} capped />
  </Box>
);
