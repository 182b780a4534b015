import { Box } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import { type Page } from '#domain/language/resource.ts';
import { KindSign } from '../KindSign.tsx';
import { unseen } from '../unseen.ts';
import { momentText, stateLabel, useLanguage } from '../words.ts';
import { hasPath, pathOf, type Stage } from './path.ts';
import { useHistory } from './use-history.ts';

/** The record's own way: what it passed and when, where it stands, what lies ahead. */
export function PathStrip({ page }: { page: Page }) {
  const record = useRecordContext();
  const translate = useTranslate();
  const { steps, whole } = useHistory(page, hasPath(page) ? record : undefined);
  if (!record || !hasPath(page)) return null;
  const trail = steps && whole ? steps.toReversed() : undefined;
  const stages = pathOf(page, record, trail);
  if (stages.length < 2) return null;
  const reached = new Map(steps?.toReversed().flatMap(({ to, at }) => (to === null ? [] : [[to, at] as const])));
  return (
    <Box component="ol" aria-label={translate('console.record.path')} data-path sx={strip}>
      {stages.map((stage, index) => (
        <StageMark key={stage.state} page={page} stage={stage} at={reached.get(stage.state)} isNextAhead={stages[index + 1]?.when === 'ahead'} />
      ))}
    </Box>
  );
}

const strip = { listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', rowGap: 0.5, fontSize: 12.5, alignItems: 'center' } as const;

function StageMark({ page, stage: { state, when }, at, isNextAhead }: { page: Page; stage: Stage; at: string | undefined; isNextAhead: boolean }) {
  const translate = useTranslate();
  const language = useLanguage();
  const kind = page.workflow.states[state]?.kind ?? 'stopped';
  const label = stateLabel(page, state, language);
  return (
    <Box
      component="li"
      data-stage={state}
      data-when={when}
      {...(when === 'now' ? { 'aria-current': 'step' as const } : {})}
      title={at !== undefined && when !== 'ahead' ? momentText(at) : undefined}
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.75,
        whiteSpace: 'nowrap',
        color: when === 'ahead' ? 'text.secondary' : 'text.primary',
        fontWeight: when === 'now' ? 600 : 400,
        // After the stage that it leaves, so that a new line begins with a stage.
        '&:not(:last-of-type)::after': {
          content: '""',
          width: 12,
          ml: 0.25,
          mr: 1,
          borderTop: isNextAhead ? '1px dashed' : '1px solid',
          borderColor: (theme) => theme.tokens.edge,
        },
      }}
    >
      <Mark when={when} kind={kind} />
      <span>{label}</span>
      <Box component="span" sx={unseen}>
        {translate(`console.record.${when}`)}
      </Box>
    </Box>
  );
}

function Mark({ when, kind }: { when: Stage['when']; kind: Parameters<typeof KindSign>[0]['kind'] }) {
  if (when === 'now') return <KindSign kind={kind} size={12} />;
  if (when === 'passed') return <KindSign kind="done" size={11} />;
  return <Box component="span" aria-hidden sx={{ width: 8, height: 8, borderRadius: '50%', border: 1, borderColor: (theme) => theme.tokens.edge }} />;
}
