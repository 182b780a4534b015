import { Badge, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, IconButton, LinearProgress, List, ListItemButton, ListItemText, Popover, Tooltip } from '@mui/material';
import ChecklistIcon from '@mui/icons-material/ChecklistOutlined';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { Ago } from '../kit/DueTime.tsx';
import { actionLabel, useLabel, useLanguage } from '../kit/words.ts';
import { figure } from '../kit/list/ListPager.tsx';
import { pageOf } from '../pages.ts';
import { JobPanel } from './JobPanel.tsx';
import { useMyJobs, type Job } from './jobs-api.ts';

/** The work that goes on in the background, from every screen: how far it is, and what came of it. Shows itself when there is some. */
export function JobsTray() {
  const translate = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const [open, setOpen] = useState<string>();
  const jobs = useMyJobs().filter(({ dryRun }) => !dryRun);
  const running = jobs.filter(({ state }) => state === 'running').length;
  const title = useJobTitle();
  if (jobs.length === 0) return null;
  const chosen = jobs.find(({ id }) => id === open);
  return (
    <>
      <Tooltip title={translate('console.jobs.tray')}>
        <IconButton aria-label={`${translate('console.jobs.tray')}${running > 0 ? `: ${translate('console.jobs.running', { count: running })}` : ''}`} aria-haspopup="dialog" onClick={({ currentTarget }) => setAnchor(currentTarget)} data-jobs-tray>
          {running > 0 ? (
            <Badge badgeContent={running} color="primary">
              <ChecklistIcon fontSize="small" />
            </Badge>
          ) : (
            // Not an invisible badge: its 0 would be text that the button's name lacks.
            <ChecklistIcon fontSize="small" />
          )}
        </IconButton>
      </Tooltip>
      <Popover
        open={anchor !== undefined}
        anchorEl={anchor ?? null}
        onClose={() => setAnchor(undefined)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': translate('console.jobs.tray') } }}
      >
        <List dense sx={{ width: 380, maxWidth: '90vw', maxHeight: 420, overflow: 'auto' }}>
          {jobs.map((job) => (
            <ListItemButton
              key={job.id}
              onClick={() => {
                setAnchor(undefined);
                setOpen(job.id);
              }}
            >
              <ListItemText primary={title(job)} secondary={<JobLine job={job} />} slotProps={{ secondary: { component: 'div' } }} />
            </ListItemButton>
          ))}
        </List>
      </Popover>
      {open && (
        <Dialog open onClose={() => setOpen(undefined)} fullWidth maxWidth="md" aria-labelledby="job-title">
          <DialogTitle id="job-title">{chosen ? title(chosen) : translate('console.jobs.tray')}</DialogTitle>
          <DialogContent>
            <JobPanel key={open} id={open} onRetried={setOpen} />
          </DialogContent>
          <DialogActions>
            <Button onClick={() => setOpen(undefined)}>{translate('console.close')}</Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}

function useJobTitle(): (job: Job) => string {
  const language = useLanguage();
  const label = useLabel();
  return ({ noun, action, total }) => {
    const page = pageOf(noun);
    return page ? `${label(page.plural ?? page.label, noun)} · ${actionLabel(page, action, language)} · ${figure(total, language)}` : noun;
  };
}

function JobLine({ job }: { job: Job }) {
  const translate = useTranslate();
  const language = useLanguage();
  const counts = { succeeded: figure(job.succeeded, language), refused: figure(job.refused, language) };
  if (job.state === 'running') {
    return <LinearProgress variant="determinate" value={job.total === 0 ? 0 : (job.done / job.total) * 100} aria-label={translate('console.action.working')} sx={{ my: 0.75 }} />;
  }
  return (
    <Box component="span" sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
      <span>
        {job.state !== 'done' && `${translate(`console.jobs.state.${job.state}`)} · `}
        {translate('console.jobs.succeeded', counts)}
        {job.refused > 0 && ` · ${translate('console.jobs.refused', counts)}`}
      </span>
      <Ago at={job.finishedAt ?? job.startedAt} />
    </Box>
  );
}
