import { Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { LoadingState } from '../kit/LoadingState.tsx';
import { SectionCard } from '../kit/SectionCard.tsx';
import { listAddress } from '../kit/queues.ts';
import { unseen } from '../kit/unseen.ts';
import { useLanguage } from '../kit/words.ts';
import { askReport, type ReportFacts } from './home-api.ts';
import { ReportTable } from './ReportTable.tsx';

// The library of charts is a file of its own, fetched when the first picture is drawn.
const BarChart = lazy(() => import('./BarChart.tsx'));

/** A report as a picture, and as a table for whoever reads better than looks; each figure opens its records. */
export function ReportCard({ name, noun, label }: { name: string; noun: string; label: string }) {
  const translate = useTranslate();
  const language = useLanguage();
  const navigate = useNavigate();
  const [asTable, setAsTable] = useState(false);
  const { data, isPending, error, refetch } = useQuery({ queryKey: ['report', name, language], queryFn: () => askReport(name), staleTime: 60_000 });
  const report = data && withoutEmptyBars(data);
  return (
    <Box data-report={name}>
      <SectionCard
        title={label}
        flush
        loading={isPending && 'lines'}
        rows={6}
        error={error}
        onRetry={refetch}
        {...(report?.total === 0 ? { empty: translate('console.home.report.empty') } : {})}
        actions={
          report !== undefined &&
          report.total > 0 && (
            <Button size="small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
              {translate(asTable ? 'console.home.report.chart' : 'console.home.report.table')}
            </Button>
          )
        }
      >
        {report && asTable && <ReportTable report={report} caption={label} linked />}
        {report && !asTable && (
          <Box sx={{ p: 1.5 }}>
            <Suspense fallback={<LoadingState shape="lines" rows={6} />}>
              <BarChart report={report} onOpen={(filter) => void navigate(listAddress(noun, filter))} />
            </Suspense>
            <Box sx={unseen}>
              <ReportTable report={report} caption={label} />
            </Box>
          </Box>
        )}
        {report?.capped && (
          <Typography variant="body2" color="textSecondary" sx={{ px: 2, pb: 1 }}>
            {translate('console.home.report.capped')}
          </Typography>
        )}
      </SectionCard>
    </Box>
  );
}

/** Times run through, whether something happened or not; of states and kinds only those are drawn that hold something. */
function withoutEmptyBars(report: ReportFacts): ReportFacts {
  const named = report.bars.every(({ filter }) => Object.values(filter).every(Array.isArray));
  if (!named) return report;
  const kept = report.bars.map((_, at) => at).filter((at) => report.values[at]?.some((value) => value > 0));
  return { ...report, bars: kept.flatMap((at) => report.bars[at] ?? []), values: kept.flatMap((at) => (report.values[at] ? [report.values[at]] : [])) };
}
