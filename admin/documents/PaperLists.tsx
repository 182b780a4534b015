import { Button } from '@mui/material';
import { type ReactNode } from 'react';
import { useTranslate, type RaRecord, type UseGetListHookValue } from 'react-admin';
import { Rows } from '../desks/Rows.tsx';
import { DueTime } from '../kit/DueTime.tsx';
import { SectionCard } from '../kit/SectionCard.tsx';
import { knownPage } from '../pages.ts';

const page = knownPage('documents');
type Answer = UseGetListHookValue<RaRecord>;

interface PaperListProps {
  readonly answer: Answer;
  readonly name: 'today' | 'alone' | 'missing';
  readonly fields: readonly string[];
  readonly end?: (paper: RaRecord) => ReactNode;
  readonly withoutState?: boolean;
}

function PaperList({ answer: { data = [], total, isPending, error, refetch }, name, fields, end, withoutState = false }: PaperListProps) {
  const translate = useTranslate();
  return (
    <SectionCard title={translate(`console.post.list.${name}`)} count={total ?? ''} flush loading={isPending && 'table'} error={error} onRetry={refetch} {...(data.length === 0 ? { empty: translate(`console.post.none.${name}`) } : {})}>
      <Rows page={page} records={data} fields={fields} withoutState={withoutState} {...(end ? { end } : {})} />
    </SectionCard>
  );
}

export const TodayList = ({ answer }: { answer: Answer }) => <PaperList answer={answer} name="today" fields={['institution', 'box', 'shelf', 'originalReceivedAt']} />;

/** Overdue, the oldest first: what has waited longest is asked for first. How late each is stays in sight. */
export const MissingList = ({ answer }: { answer: Answer }) => <PaperList answer={answer} name="missing" withoutState fields={['type', 'institution']} end={(paper) => <DueTime at={String(paper['originalDueAt'])} />} />;

export function AloneList({ answer, onMatch }: { answer: Answer; onMatch: (alone: RaRecord) => void }) {
  const translate = useTranslate();
  return (
    <PaperList answer={answer} name="alone" fields={['barcode', 'box', 'shelf', 'originalReceivedAt']} end={(paper) => (
      <Button size="small" variant="outlined" data-match={paper.id} onClick={() => onMatch(paper)}>{translate('console.post.match')}</Button>
    )} />
  );
}
