import { Alert, Box, Button, Checkbox, Chip, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import { type Page } from '#domain/language/resource.ts';
import { type HistoryStep, type PastValue } from '../providers/console-api.ts';
import { EmptyState } from './EmptyState.tsx';
import { ErrorState } from './ErrorState.tsx';
import { KindSign } from './KindSign.tsx';
import { LoadingState } from './LoadingState.tsx';
import { Past } from './record/Past.tsx';
import { useHistory } from './record/use-history.ts';
import { differencesBetween, kindOfStep, silentFields, type StepKind } from './record/versions.ts';
import { actionLabel, fieldLabel, momentText, stateLabel, useLanguage } from './words.ts';

const kinds: readonly StepKind[] = ['moved', 'changed', 'system'];

/** Who did what and when, newest first, out of the audit trail; two points of it can be laid side by side. */
export function Timeline({ page }: { page: Page }) {
  const record = useRecordContext();
  const translate = useTranslate();
  const { steps, error, isPending, fetchNextPage, hasNextPage, refetch } = useHistory(page, record);
  const [only, setOnly] = useState<StepKind>();
  const [chosen, setChosen] = useState<readonly number[]>([]);
  if (error) return <ErrorState error={error} onRetry={refetch} small />;
  if (isPending || !steps) return <LoadingState shape="lines" rows={6} />;
  if (steps.length === 0) return <EmptyState title={translate('console.history.empty')} small />;
  const shown = only === undefined ? steps : steps.filter((step) => kindOfStep(step) === only);
  const choose = (seq: number) => setChosen((before) => (before.includes(seq) ? before.filter((one) => one !== seq) : [...before.slice(-1), seq]));
  return (
    <Box>
      <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', alignItems: 'center', mb: 1.5 }}>
        {[undefined, ...kinds].map((kind) => (
          <Chip
            key={kind ?? 'all'}
            size="small"
            label={translate(`console.history.${kind === 'moved' ? 'movedOnly' : (kind ?? 'all')}`)}
            variant={only === kind ? 'filled' : 'outlined'}
            color={only === kind ? 'primary' : 'default'}
            aria-pressed={only === kind}
            onClick={() => setOnly(kind)}
          />
        ))}
        {steps.length > 1 && (
          <Typography variant="caption" color="textSecondary">
            {translate('console.history.compareHint')}
          </Typography>
        )}
      </Stack>
      {chosen.length === 2 && <Comparison page={page} steps={steps} chosen={chosen} onClose={() => setChosen([])} />}
      {shown.length === 0 && <EmptyState title={translate('console.history.noneOfKind')} small />}
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {shown.map((step) => (
          <StepRow key={step.seq} page={page} step={step} chosen={chosen.includes(step.seq)} onChoose={() => choose(step.seq)} />
        ))}
      </Box>
      {hasNextPage && <Button onClick={() => void fetchNextPage()}>{translate('console.history.older')}</Button>}
    </Box>
  );
}

interface StepRowProps {
  readonly page: Page;
  readonly step: HistoryStep;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}

function StepRow({ page, step, chosen, onChoose }: StepRowProps) {
  const translate = useTranslate();
  const language = useLanguage();
  const moved = step.from !== null && step.to !== null && step.from !== step.to;
  const shown = step.changes.filter(({ field }) => !silentFields.includes(field));
  const words = eventInWords(page, step.event, language, translate);
  const kind = moved ? (page.workflow.states[step.to ?? '']?.kind ?? 'moving') : 'theirs';
  return (
    <Box component="li" data-step={step.seq} sx={{ display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr) auto', gap: 1, pb: 1.5 }}>
      <Box aria-hidden sx={{ pt: 0.75, display: 'flex', flexDirection: 'column', alignItems: 'center', gap: 0.75 }}>
        <KindSign kind={kind} />
        <Box sx={{ flexGrow: 1, borderLeft: 1, borderColor: 'divider' }} />
      </Box>
      <Box sx={{ minWidth: 0 }}>
        <Typography variant="body2">
          <strong>{words}</strong>
          {moved &&
            ` · ${translate('console.history.moved', { from: stateLabel(page, step.from ?? '', language), to: stateLabel(page, step.to ?? '', language) })}`}
        </Typography>
        <Typography variant="caption" color="textSecondary" component="div">
          {momentText(step.at)} · {step.actor.name}
          {step.actor.for ? ` (${translate('console.history.acting', { name: step.actor.for.name })})` : ''}
        </Typography>
        {typeof step.reason === 'string' && <Typography variant="body2">{translate('console.history.reason', { reason: step.reason })}</Typography>}
        {shown.length > 0 && <Changes page={page} changes={shown} />}
      </Box>
      <Checkbox
        size="small"
        checked={chosen}
        onChange={onChoose}
        slotProps={{ input: { 'aria-label': translate('console.history.choose', { step: `${words}, ${momentText(step.at)}` }) } }}
        sx={{ alignSelf: 'start', p: 0.5 }}
      />
    </Box>
  );
}

interface ChangesProps {
  readonly page: Page;
  readonly changes: readonly { readonly field: string; readonly before: PastValue; readonly after: PastValue }[];
}

function Changes({ page, changes }: ChangesProps) {
  const language = useLanguage();
  return (
    <Box component="dl" sx={{ m: 0, mt: 0.5, display: 'grid', gridTemplateColumns: 'minmax(120px, max-content) 1fr', columnGap: 2, fontSize: 13 }}>
      {changes.map(({ field, before, after }) => (
        <Box key={field} sx={{ display: 'contents' }}>
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {fieldLabel(page, field, language)}
          </Box>
          <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
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
  );
}

/** Two points of the trail and what is different between them on balance. */
function Comparison({ page, steps, chosen, onClose }: { page: Page; steps: readonly HistoryStep[]; chosen: readonly number[]; onClose: () => void }) {
  const translate = useTranslate();
  const [one = 0, other = 0] = chosen.toSorted((a, b) => a - b);
  const at = (seq: number) => momentText(steps.find((step) => step.seq === seq)?.at ?? '');
  const differences = differencesBetween(steps, one, other);
  return (
    <Alert severity="info" icon={false} onClose={onClose} sx={{ mb: 2 }} data-comparison>
      <Typography variant="subtitle2">{translate('console.history.between', { from: at(one), to: at(other) })}</Typography>
      {differences.length === 0 ? (
        <Typography variant="body2">{translate('console.history.same')}</Typography>
      ) : (
        <Changes page={page} changes={differences} />
      )}
    </Alert>
  );
}

function eventInWords(page: Page, event: string, language: 'tr' | 'en', translate: (key: string) => string): string {
  if (event in page.workflow.actions) return actionLabel(page, event, language);
  if (event === 'create') return translate('console.history.create');
  if (event === 'approve') return translate('console.history.approve');
  if (event === 'erase') return translate('console.history.erase');
  if (event === 'rebind') return translate('console.history.rebind');
  return translate('console.history.update');
}
