import { Box, Paper, Stack, Tab, Tabs, Typography } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { EditButton, Show, useRecordContext, useTranslate } from 'react-admin';
import { maySee } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { mayDo } from '../providers/authProvider.ts';
import { useSession } from '../providers/session.ts';
import { ActionBar } from './ActionBar.tsx';
import { FieldDisplay } from './FieldDisplay.tsx';
import { RelatedRecords, relatedOf } from './RelatedRecords.tsx';
import { StateChip } from './StateChip.tsx';
import { Timeline } from './Timeline.tsx';
import { Verdict } from './Verdict.tsx';
import { fieldLabel, titleOf, useLabel, useLanguage } from './words.ts';

export interface ExtraTab {
  readonly name: string;
  readonly label: string;
  readonly content: ReactNode;
  /** Shown first, before the facts. */
  readonly first?: boolean;
}

/** The record page of any noun. A noun with a picture of its own adds tabs. */
export function DeclaredShow({ page, tabs = [], more }: { page: Page; tabs?: readonly ExtraTab[]; more?: ReactNode }) {
  const label = useLabel();
  // The name of a record may be a person's: it stands in the page, not in its title.
  return (
    <Show resource={page.name} actions={false} component="div" title={label(page.plural ?? page.label, page.name)}>
      <RecordPage page={page} tabs={tabs} more={more} />
    </Show>
  );
}

function RecordPage({ page, tabs, more }: { page: Page; tabs: readonly ExtraTab[]; more: ReactNode }) {
  const record = useRecordContext();
  const session = useSession();
  const language = useLanguage();
  const label = useLabel();
  if (!record) return null;
  return (
    <Box data-record={record.id} sx={{ py: 2 }}>
      <Stack direction="row" spacing={2} useFlexGap sx={{ alignItems: 'center', flexWrap: 'wrap' }}>
        <Box sx={{ flexGrow: 1 }}>
          <Typography variant="caption" color="textSecondary" component="p">
            {label(page.label, page.name)}
          </Typography>
          <Typography variant="h1">{titleOf(page, record, language)}</Typography>
        </Box>
        <StateChip page={page} state={String(record['state'])} />
        {mayDo(page, session, 'edit', record) && <EditButton />}
      </Stack>
      <Verdict page={page} />
      <ActionBar page={page} />
      {more}
      <RecordTabs page={page} tabs={tabs} />
    </Box>
  );
}

function RecordTabs({ page, tabs }: { page: Page; tabs: readonly ExtraTab[] }) {
  const translate = useTranslate();
  const session = useSession();
  const related = relatedOf(page, session);
  const all: readonly ExtraTab[] = [
    ...tabs.filter(({ first }) => first),
    { name: 'facts', label: translate('console.record.facts'), content: <Facts page={page} /> },
    ...tabs.filter(({ first }) => !first),
    ...(related.length > 0 ? [{ name: 'related', label: translate('console.record.related'), content: <RelatedRecords page={page} /> }] : []),
    { name: 'history', label: translate('console.record.history'), content: <Timeline page={page} /> },
  ];
  const [chosen, choose] = useState(all[0]?.name ?? 'facts');
  const open = all.find(({ name }) => name === chosen) ?? all[0];
  return (
    <Paper variant="outlined" sx={{ mt: 2 }}>
      <Tabs
        value={open?.name ?? false}
        onChange={(_, name: string) => choose(name)}
        variant="scrollable"
        scrollButtons={false}
        sx={{ borderBottom: 1, borderColor: 'divider' }}
      >
        {all.map(({ name, label }) => (
          <Tab key={name} value={name} label={label} id={`tab-${name}`} aria-controls={`panel-${name}`} />
        ))}
      </Tabs>
      <Box role="tabpanel" id={`panel-${open?.name}`} aria-labelledby={`tab-${open?.name}`} sx={{ p: 2 }}>
        {open?.content}
      </Box>
    </Paper>
  );
}

const engineFacts = ['stateSince', 'dueAt', 'createdAt', 'updatedAt'] as const;

/** Two columns of facts; what the system fills in is left out while it is empty. */
function Facts({ page }: { page: Page }) {
  const record = useRecordContext();
  const session = useSession();
  const language = useLanguage();
  const isEmpty = (name: string) => record?.[name] === null || record?.[name] === undefined;
  const names = Object.entries(page.fields)
    .filter(([name, field]) => maySee(page, session, name) && !(field.derived && isEmpty(name)))
    .map(([name]) => name);
  const all = [...names, ...engineFacts.filter((name) => !isEmpty(name))];
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' }, columnGap: 4, rowGap: 1 }}>
      {all.map((name) => (
        <Box
          key={name}
          data-field={name}
          sx={{ display: 'grid', gridTemplateColumns: '180px 1fr', gap: 1, minWidth: 0, ...(isWide(page, name) ? { gridColumn: '1 / -1' } : {}) }}
        >
          <Typography component="dt" variant="body2" color="textSecondary">
            {fieldLabel(page, name, language)}
          </Typography>
          <Box component="dd" sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere', fontSize: 14 }}>
            <FieldDisplay page={page} field={name} />
          </Box>
        </Box>
      ))}
    </Box>
  );
}

const isWide = (page: Page, name: string): boolean => ['longText', 'structure'].includes(page.fields[name]?.kind ?? '');
