import { Alert, Box, Button, Link as MuiLink, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { RecordContextProvider, ReferenceField, useRecordContext, useTranslate, type RaRecord } from 'react-admin';
import { Link } from 'react-router-dom';
import { mayRead, maySee } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { askSignatures, type SignatureGroup } from '../home/home-api.ts';
import { ActionDialog } from '../kit/ActionDialog.tsx';
import { Ago, DueTime } from '../kit/DueTime.tsx';
import { EmptyState } from '../kit/EmptyState.tsx';
import { FieldDisplay } from '../kit/FieldDisplay.tsx';
import { PageHead } from '../kit/PageHead.tsx';
import { SectionCard } from '../kit/SectionCard.tsx';
import { listAddress } from '../kit/queues.ts';
import { ActionButton } from '../kit/record/ActionButton.tsx';
import { usePerform } from '../kit/record/use-perform.ts';
import { fieldLabel, titleOf, useLabel, useLanguage } from '../kit/words.ts';
import { pageOf } from '../pages.ts';
import { type OfferedAction } from '../providers/console-api.ts';
import { useSession } from '../providers/session.ts';
import { VersionDifference } from '../settings/VersionDifference.tsx';
import { isVersioned } from '../settings/versions-of.ts';
import { ChangeDifference, titleOfChange } from './ChangeDifference.tsx';

const askEveryMs = 30_000;

/** Everything that waits for my second signature, over all nouns; never what I made or signed myself. */
export default function ApprovalsDesk() {
  const translate = useTranslate();
  const language = useLanguage();
  const session = useSession();
  const { data = [], isPending, error, refetch } = useQuery({ queryKey: ['approvals', session.id, language], queryFn: askSignatures, staleTime: 0, refetchInterval: askEveryMs });
  return (
    <Box>
      <PageHead title={translate('console.approvals.title')} under={translate('console.approvals.under')} />
      {isPending || error ? (
        <SectionCard title={translate('console.approvals.title')} loading={isPending && 'table'} error={error} onRetry={refetch}>
          {null}
        </SectionCard>
      ) : data.length === 0 ? (
        <EmptyState title={translate('console.approvals.empty')} hint={translate('console.approvals.emptyHint')} />
      ) : (
        <Box sx={{ display: 'grid', gap: 2 }}>
          {data.map((group) => (
            <Group key={`${group.noun}.${group.action}`} group={group} />
          ))}
        </Box>
      )}
    </Box>
  );
}

function Group({ group }: { group: SignatureGroup }) {
  const translate = useTranslate();
  const label = useLabel();
  const page = pageOf(group.noun);
  if (!page) return null;
  const states = [...new Set(group.records.map((record) => String(record['state'])))];
  return (
    <SectionCard
      title={`${label(page.plural ?? page.label, group.noun)}: ${group.label}`}
      count={`${group.count.toLocaleString('tr-TR')}${group.capped ? '+' : ''}`}
      flush
      actions={
        group.count > group.records.length && (
          <Button size="small" component={Link} to={listAddress(group.noun, { state: states })}>
            {translate('console.approvals.oldest', { count: group.records.length })}
          </Button>
        )
      }
    >
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {group.records.map((record) => (
          <Waiting key={record.id} page={page} record={record} action={group.action} />
        ))}
      </Box>
    </SectionCard>
  );
}

function Waiting({ page, record, action }: { page: Page; record: RaRecord & { readonly actions: readonly OfferedAction[] }; action: string }) {
  const language = useLanguage();
  const perform = usePerform(page);
  const [asking, setAsking] = useState<string>();
  const [why, setWhy] = useState<string>();
  const offers = record.actions.filter(({ name }) => name === action || saysNo(name));
  const isChange = page.name === 'changes';
  const start = (name: string) => (wantsDialog(page, name) ? setAsking(name) : void perform.run(record, name, { input: {} }));
  return (
    <RecordContextProvider value={record}>
      <Box component="li" data-approval={record.id} sx={{ px: 2, py: 1.25, borderBottom: 1, borderColor: 'divider', '&:last-of-type': { borderBottom: 0 } }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
          <Box sx={{ flex: '1 1 260px', minWidth: 0 }}>
            <MuiLink component={Link} to={`/${page.name}/${record.id}/show`} underline="hover" sx={{ fontWeight: 550, overflowWrap: 'anywhere' }}>
              {isChange ? titleOfChange(record, language) : titleOf(page, record, language)}
            </MuiLink>
            {isChange && <ChangedRecord noun={String(record['noun'])} />}
            <Typography variant="body2" color="textSecondary" component="div" sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
              <Ago at={String(record['stateSince'])} />
              <Matter page={page} />
              {typeof record['proposer'] === 'string' && <span>{record['proposer']}</span>}
              {typeof record['dueAt'] === 'string' && <DueTime at={record['dueAt']} />}
            </Typography>
          </Box>
          {offers.map((offer) => (
            <ActionButton key={offer.name} page={page} offer={offer} working={perform.working} onStart={() => start(offer.name)} onExplain={() => setWhy(offer.name)} />
          ))}
        </Box>
        {isChange && <ChangeDifference id={record.id} noun={String(record['noun'])} />}
        {isVersioned(page.name) && <VersionDifference page={page} record={record} />}
        {why !== undefined && (
          <Alert severity="info" role="status" sx={{ mt: 1 }} onClose={() => setWhy(undefined)}>
            {(offers.find(({ name }) => name === why)?.blockedBy ?? []).map(({ sentence }) => sentence).join(' ')}
          </Alert>
        )}
        {asking !== undefined && (
          <ActionDialog page={page} action={asking} record={record} onClose={() => setAsking(undefined)} onSubmit={(answer) => perform.run(record, asking, answer)} />
        )}
      </Box>
    </RecordContextProvider>
  );
}

const mostMatters = 4;

/** What is signed, by the facts that the list of the noun tells: how much, for whom, of which institution. */
function Matter({ page }: { page: Page }) {
  const session = useSession();
  const language = useLanguage();
  const record = useRecordContext();
  if (page.name === 'changes' || isVersioned(page.name)) return null;
  const told = (page.list ?? []).filter((name) => !page.title.includes(name) && name in page.fields && maySee(page, session, name) && isTold(record?.[name])).slice(0, mostMatters);
  return told.map((name) => (
    <span key={name} data-matter={name}>
      {fieldLabel(page, name, language)}:{' '}
      <Box component="span" sx={{ color: 'text.primary' }}>
        <FieldDisplay page={page} field={name} compact={page.fields[name]?.kind !== 'money'} />
      </Box>
    </span>
  ));
}

const isTold = (value: unknown): boolean => value !== null && value !== undefined && value !== '';

/** Whose record a change is about. */
function ChangedRecord({ noun }: { noun: string }) {
  const session = useSession();
  const page = pageOf(noun);
  if (!page || !mayRead(page, session)) return null;
  return (
    <>
      {' · '}
      <ReferenceField source="recordId" reference={noun} link={false} />
    </>
  );
}

/** The ways to say no to a signature are called so on every page. */
const saysNo = (action: string): boolean => /^(refuse|reject|return)/.test(action);

function wantsDialog(page: Page, name: string): boolean {
  const action = page.workflow.actions[name];
  return action !== undefined && (Object.keys(action.input ?? {}).length > 0 || action.confirm !== undefined || action.intent === 'danger');
}
