import { Alert, Box, LinearProgress, Typography } from '@mui/material'
import { useQuery } from '@tanstack/react-query'
import { useTranslate } from 'react-admin'
import { jobReport } from '../providers/console-api.ts'

const askEveryMs = 1_000

/** How far a long piece of work has come. */
export function Progress({ done, total, label, failed = 0 }: { done: number; total: number; label: string; failed?: number }) {
  const translate = useTranslate()
  const known = total > 0
  return (
    <Box role="status" sx={{ my: 1 }}>
      <Typography variant="body2">
        {label}{known && ` ${translate('console.job.progress', { done, total })}`}{failed > 0 && ` · ${translate('console.job.faulty', { count: failed })}`}
      </Typography>
      <LinearProgress variant={known ? 'determinate' : 'indeterminate'} value={known ? Math.min((done / total) * 100, 100) : 0} aria-label={label} sx={{ mt: 0.5, height: 6, borderRadius: 1 }} />
    </Box>
  )
}

/** The progress of a job of the console, asked for until it ends. */
export function JobProgress({ id, onDone }: { id: string; onDone?: () => void }) {
  const translate = useTranslate()
  const { data } = useQuery({
    queryKey: ['jobs', id],
    queryFn: async () => {
      const report = await jobReport(id)
      if (report.state === 'done') onDone?.()
      return report
    },
    refetchInterval: ({ state }) => (state.data?.state === 'done' || state.data?.state === 'failed' ? false : askEveryMs),
  })
  if (data?.state === 'failed') return <Alert severity="error">{data.message ?? translate('console.job.failed')}</Alert>
  return <Progress done={data?.done ?? 0} total={data?.total ?? 0} failed={data?.failed ?? 0} label={translate(`console.job.${data?.state ?? 'waiting'}`)} />
}
