import { type ReactNode } from 'react';
import { Box, Link as PlainLink, Typography } from '@mui/material';
import { RecordContextProvider, ReferenceArrayField, ReferenceField, SingleFieldList, ChipField, useRecordContext, useTranslate } from 'react-admin';
import { type Field } from '#domain/language/field.ts';
import { mayRead, personalSight } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { formatAmount, formatKurus } from '#domain/money/kurus-text.ts';
import { pageOf } from '../pages.ts';
import { isMasked } from '../providers/patch.ts';
import { useSession } from '../providers/session.ts';
import { DueTime, Exact } from './DueTime.tsx';
import { shortened } from './LongCode.tsx';
import { MaskedValue } from './MaskedValue.tsx';
import { namedThing } from './named-things.ts';
import { StateChip } from './StateChip.tsx';
import { StructureValue } from './StructureValue.tsx';
import { dayText, momentText, textOf, useLanguage } from './words.ts';

export interface FieldPlace {
  readonly page: Page;
  readonly field: string;
  /** In a table column there is one line and no room for buttons. */
  readonly compact?: boolean;
}

/** The one switch from a declared field to what the screen shows of the record in context. */
export function FieldDisplay({ page, field: name, compact = false }: FieldPlace) {
  const record = useRecordContext();
  const language = useLanguage();
  const value = record?.[name] as unknown;
  if (name === 'state') return <StateChip page={page} state={String(value)} />;
  if (value === null || value === undefined || value === '') return <Nothing />;
  if (isMasked(value)) return compact ? <Secret>{value.masked}</Secret> : <MaskedValue page={page} field={name} value={value} />;
  if (name === 'dueAt') return <DueValue at={String(value)} compact={compact} />;
  const field = page.fields[name];
  if (field === undefined) return <span>{momentText(String(value))}</span>;
  switch (field.kind) {
    case 'longText':
      return compact ? (
        <Clipped>{String(value)}</Clipped>
      ) : (
        <Box component="span" sx={{ whiteSpace: 'pre-wrap' }}>
          {String(value)}
        </Box>
      );
    case 'date':
      return <Figures>{dayText(String(value))}</Figures>;
    case 'instant':
      return <Figures>{momentText(String(value))}</Figures>;
    case 'money':
      return <Figures>{typeof value === 'number' ? (compact ? formatAmount(value) : formatKurus(value)) : String(value)}</Figures>;
    case 'integer':
    case 'personNumber':
    case 'vkn':
      return <Figures>{String(value)}</Figures>;
    case 'phone':
      return <Figures>{textOf(field, value, language)}</Figures>;
    case 'iban':
      // In fours, as on paper; so it breaks between them where it does not fit.
      return <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums' }}>{String(value).replace(/(.{4})(?=.)/g, '$1 ')}</Box>;
    case 'reference':
      return (
        <Box component="span" sx={{ fontFamily: 'monospace', whiteSpace: 'nowrap' }}>
          {String(value)}
        </Box>
      );
    case 'refersTo':
      return compact ? (
        <OneLine>
          <ReferenceValue field={field} name={name} />
        </OneLine>
      ) : (
        <ReferenceValue field={field} name={name} />
      );
    case 'refersToMany':
      return <ReferenceValues field={field} name={name} />;
    case 'file':
      return <FileLink page={page} name={name} id={String(record?.id)} />;
    case 'structure':
      return page.name === 'payments' && name === 'suggestion' && Array.isArray(value) && !compact ? <Suggested parts={value as Suggestion[]} /> : <StructureValue page={page} name={name} value={value} compact={compact} about={aboutOf(page, record, compact)} />;
    case 'email':
      return compact ? <Clipped>{String(value)}</Clipped> : <Address>{String(value)}</Address>;
    case 'text':
    case 'choice':
    case 'flag': {
      const pointed = name === 'recordId' ? pageOf(String(record?.['noun'] ?? '')) : undefined;
      if (pointed) return <ReferenceValue field={{ ...field, kind: 'refersTo', noun: pointed.name }} name={name} />;
      const text = namedThing(name, field, record, language) ?? textOf(field, value, language);
      return compact ? <Clipped>{text}</Clipped> : <span>{text}</span>;
    }
  }
}

export const isRightAligned = (field: Field | undefined): boolean => field?.kind === 'money' || field?.kind === 'integer';

const Nothing = () => (
  <Typography component="span" variant="body2" color="textSecondary" aria-label="—">
    —
  </Typography>
);
const Secret = ({ children }: { children: string }) => (
  <Typography component="span" variant="body2" color="textSecondary">
    {children}
  </Typography>
);
const Figures = ({ children }: { children: string }) => (
  <Box component="span" sx={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
    {children}
  </Box>
);
const OneLine = ({ children }: { children: ReactNode }) => (
  <Box
    component="span"
    sx={{
      display: 'inline-block',
      maxWidth: 240,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
      verticalAlign: 'bottom',
      '& span, & a': { whiteSpace: 'nowrap' },
    }}
  >
    {children}
  </Box>
);
const Clipped = ({ children }: { children: string }) => (
  <Box
    component="span"
    title={children}
    sx={{ display: 'inline-block', maxWidth: 320, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', verticalAlign: 'bottom' }}
  >
    {shortened(children)}
  </Box>
);

/** Broken before the @ where it does not fit in one line, and within a part only where that part alone is too long. */
const Address = ({ children }: { children: string }) =>
  children.split(/(?=@)/).map((part) => (
    <Box key={part} component="span" sx={{ display: 'inline-block', maxWidth: '100%', overflowWrap: 'anywhere' }}>
      {part}
    </Box>
  ));

/** A proposal holds values of another record: they are shown as that noun shows them. */
function aboutOf(page: Page, record: Readonly<Record<string, unknown>> | undefined, compact: boolean) {
  const about = page.name === 'changes' && !compact ? pageOf(String(record?.['noun'] ?? '')) : undefined;
  if (!about) return undefined;
  const show = (part: string, value: unknown) => (
    <RecordContextProvider value={{ id: '', [part]: value }}>
      <FieldDisplay page={about} field={part} />
    </RecordContextProvider>
  );
  return { page: about, show };
}

/** In a fact there is room for the instant beside the words; in a column it is shown on hover. */
const DueValue = ({ at, compact }: { at: string; compact: boolean }) =>
  compact ? (
    <DueTime at={at} />
  ) : (
    <>
      <DueTime at={at} />{' '}
      <Typography component="span" variant="body2" color="textSecondary">
        <Exact at={at} />
      </Typography>
    </>
  );

type Suggestion = { readonly charge: string; readonly sum: number; readonly rule: string };

/** What is proposed for a payment, told as the allocations it would become: somebody is about to accept it. */
function Suggested({ parts }: { parts: readonly Suggestion[] }) {
  const allocations = pageOf('allocations');
  if (!allocations) return <Nothing />;
  return parts.map(({ charge, sum, rule }) => (
    <RecordContextProvider key={charge} value={{ id: charge, charge, amount: sum, rule }}>
      <div data-suggested>
        <FieldDisplay page={allocations} field="charge" /> · <FieldDisplay page={allocations} field="amount" /> · <FieldDisplay page={allocations} field="rule" />
      </div>
    </RecordContextProvider>
  ));
}

function ReferenceValue({ field, name }: { field: Field; name: string }) {
  const target = pageOf(field.noun ?? '');
  const session = useSession();
  const translate = useTranslate();
  if (!target) return <Nothing />;
  // Not asked for when it would be refused: what is not readable looks like what is not there.
  if (!mayRead(target, session)) return <Secret>{translate('console.record.unreadable')}</Secret>;
  return <ReferenceField source={name} reference={target.name} link="show" emptyText={translate('console.record.unreadable')} />;
}

function ReferenceValues({ field, name }: { field: Field; name: string }) {
  const target = pageOf(field.noun ?? '');
  const session = useSession();
  const language = useLanguage();
  const translate = useTranslate();
  if (!target) return <Nothing />;
  if (!mayRead(target, session)) return <Secret>{translate('console.record.unreadable')}</Secret>;
  return (
    <ReferenceArrayField source={name} reference={target.name}>
      <SingleFieldList linkType="show" empty={<Nothing />}>
        <TitleChip page={target} language={language} />
      </SingleFieldList>
    </ReferenceArrayField>
  );
}

function TitleChip({ page, language }: { page: Page; language: 'tr' | 'en' }) {
  const record = useRecordContext();
  return <ChipField record={{ id: record?.id ?? '', title: textOfTitle(page, record, language) }} source="title" size="small" />;
}

const textOfTitle = (page: Page, record: Readonly<Record<string, unknown>> | undefined, language: 'tr' | 'en') =>
  page.title.map((name) => textOf(page.fields[name], record?.[name], language)).join(' ');

function FileLink({ page, name, id }: { page: Page; name: string; id: string }) {
  const translate = useTranslate();
  const session = useSession();
  // A file about a person opens only for those who see such values; the server refuses the others.
  if (page.subject !== undefined && personalSight(page, session) !== 'always') return <Secret>•••</Secret>;
  return (
    <PlainLink
      href={`/api/${page.name}/${encodeURIComponent(id)}/files/${name}`}
      target="_blank"
      rel="noopener noreferrer"
      onClick={(event) => event.stopPropagation()}
    >
      {translate('console.file.open')}
    </PlainLink>
  );
}
