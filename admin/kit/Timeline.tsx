import { Alert, Box, Button, Skeleton, Stack, Typography } from '@mui/material';
import { useInfiniteQuery } from '@tanstack/react-query';
import { RecordContextProvider, ReferenceField, useRecordContext, useTranslate } from 'react-admin';
import { mayRead } from '#domain/language/permit.ts';
import { type Page } from '#domain/language/resource.ts';
import { pageOf } from '../pages.ts';
import { historyOf, type HistoryStep, type PastValue } from '../providers/console-api.ts';
import { sentenceOf } from '../providers/problem.ts';
import { isMasked } from '../providers/patch.ts';
import { useSession } from '../providers/session.ts';
import { StructureValue } from './StructureValue.tsx';
import { actionLabel, fieldLabel, momentText, stateLabel, textOf, useLanguage } from './words.ts';

/** Who did what and when, newest first, out of the audit trail. */
export function Timeline({ page }: { page: Page }) {
  const record = useRecordContext();
  const translate = useTranslate();
  const { data, error, isPending, fetchNextPage, hasNextPage } = useInfiniteQuery({
    queryKey: [page.name, 'history', record?.id, record?.['version']],
    queryFn: ({ pageParam }) => historyOf(page.name, record?.id ?? '', pageParam),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => last.next,
    enabled: record !== undefined,
  });
  if (error) return <Alert severity="error">{sentenceOf(error, translate('console.unexpected'))}</Alert>;
  if (isPending)
    return (
      <Stack spacing={1}>
        <Skeleton height={32} />
        <Skeleton height={32} />
      </Stack>
    );
  const steps = data.pages.flatMap((one) => one.steps);
  if (steps.length === 0) return <Typography color="textSecondary">{translate('console.history.empty')}</Typography>;
  return (
    <Box>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {steps.map((step) => (
          <StepRow key={step.seq} page={page} step={step} />
        ))}
      </Box>
      {hasNextPage && <Button onClick={() => void fetchNextPage()}>{translate('console.list.next')}</Button>}
    </Box>
  );
}

function StepRow({ page, step }: { page: Page; step: HistoryStep }) {
  const translate = useTranslate();
  const language = useLanguage();
  const moved = step.from !== null && step.to !== null && step.from !== step.to;
  const shown = step.changes.filter(({ field }) => !['state', 'stateSince', 'dueAt', 'version', 'updatedAt'].includes(field));
  return (
    <Box component="li" sx={{ borderLeft: 2, borderColor: 'divider', pl: 2, pb: 2 }}>
      <Typography variant="body2">
        <strong>{eventInWords(page, step.event, language, translate)}</strong>
        {moved &&
          ` · ${translate('console.history.moved', { from: stateLabel(page, step.from ?? '', language), to: stateLabel(page, step.to ?? '', language) })}`}
      </Typography>
      <Typography variant="caption" color="textSecondary" component="div">
        {momentText(step.at)} · {step.actor.name}
        {step.actor.for ? ` (${translate('console.history.acting', { name: step.actor.for.name })})` : ''}
      </Typography>
      {typeof step.reason === 'string' && <Typography variant="body2">{translate('console.history.reason', { reason: step.reason })}</Typography>}
      {shown.length > 0 && (
        <Box
          component="dl"
          sx={{ m: 0, mt: 0.5, display: 'grid', gridTemplateColumns: 'minmax(120px, max-content) 1fr', columnGap: 2, fontSize: 13 }}
        >
          {shown.map(({ field, before, after }) => (
            <Box key={field} sx={{ display: 'contents' }}>
              <Box component="dt" sx={{ color: 'text.secondary' }}>
                {fieldLabel(page, field, language)}
              </Box>
              <Box component="dd" sx={{ m: 0 }}>
                {before !== null && before !== undefined && (
                  <>
                    <Past page={page} field={field} value={before} /> →{' '}
                  </>
                )}
                <Past page={page} field={field} value={after} />
              </Box>
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}

function eventInWords(page: Page, event: string, language: 'tr' | 'en', translate: (key: string) => string): string {
  if (event in page.workflow.actions) return actionLabel(page, event, language);
  if (event === 'create') return translate('console.history.create');
  return translate('console.history.update');
}

function Past({ page, field: name, value }: { page: Page; field: string; value: PastValue }) {
  const session = useSession();
  const language = useLanguage();
  const field = page.fields[name];
  if (value === null || value === undefined) return <span>—</span>;
  if (isMasked(value)) return <span>{value.masked}</span>;
  // Gone with its key, or told in an earlier step.
  if (typeof value === 'object' && ('destroyed' in value || 'earlier' in value)) return <span>•••</span>;
  const target = field?.kind === 'refersTo' ? pageOf(field.noun ?? '') : undefined;
  if (target) {
    if (!mayRead(target, session)) return <span>•••</span>;
    return (
      <RecordContextProvider value={{ id: String(value), past: value }}>
        <ReferenceField source="past" reference={target.name} link="show" />
      </RecordContextProvider>
    );
  }
  if (typeof value === 'object') return <StructureValue value={value} compact />;
  return <span>{textOf(field, value, language)}</span>;
}
