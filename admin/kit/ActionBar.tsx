import { Alert, Box, Button, Stack, Tooltip } from '@mui/material'
import { useId, useState } from 'react'
import { useNotify, useRecordContext, useRefresh, useTranslate, type RaRecord } from 'react-admin'
import { type Page } from '#domain/language/resource.ts'
import { act, type OfferedAction } from '../providers/console-api.ts'
import { newIntention } from '../providers/http.ts'
import { problemOf, sentenceOf } from '../providers/problem.ts'
import { ActionDialog, type ActionAnswer } from './ActionDialog.tsx'
import { actionLabel, roleLabel, useLanguage } from './words.ts'

const rank = { primary: 0, normal: 1, danger: 2 } as const

/** What this person can do with the record now; what cannot be done says why. The server decides, this only draws. */
export function ActionBar({ page }: { page: Page }) {
  const record = useRecordContext()
  const [open, setOpen] = useState<string>()
  const [explained, setExplained] = useState<string>()
  const perform = usePerform(page)
  const language = useLanguage()
  if (!record) return null
  const intentOf = (name: string) => page.workflow.actions[name]?.intent ?? 'normal'
  const offers = [...((record['actions'] ?? []) as OfferedAction[])].sort((one, other) => rank[intentOf(one.name)] - rank[intentOf(other.name)])
  const sentences = offers.find(({ name }) => name === explained)?.blockedBy ?? []
  const start = (name: string) => (needsDialog(page, name) ? setOpen(name) : void perform.run(record, name, { input: {} }))
  return (
    <Box component="section" aria-label={actionsLabel[language]}>
      <Stack direction="row" useFlexGap sx={{ flexWrap: 'wrap', gap: 1 }}>
        {offers.map((offer) => (
          <ActionButton key={offer.name} page={page} offer={offer} busy={perform.working !== undefined} onStart={() => { setExplained(undefined); start(offer.name) }} onExplain={() => setExplained(offer.name)} />
        ))}
      </Stack>
      {sentences.length > 0 && <Alert severity="info" role="status" sx={{ mt: 1 }} onClose={() => setExplained(undefined)}>{sentences.map(({ sentence }) => sentence).join(' ')}</Alert>}
      {open && <ActionDialog page={page} action={open} record={record} onClose={() => setOpen(undefined)} onSubmit={(answer) => perform.run(record, open, answer)} />}
    </Box>
  )
}

const actionsLabel = { tr: 'İşlemler', en: 'Actions' } as const

function needsDialog(page: Page, name: string): boolean {
  const action = page.workflow.actions[name]
  return action !== undefined && (Object.keys(action.input ?? {}).length > 0 || action.confirm !== undefined || action.intent === 'danger')
}

/** A blocked action stays reachable by keyboard, or nobody could read why. */
function ActionButton({ page, offer, busy, onStart, onExplain }: { page: Page; offer: OfferedAction; busy: boolean; onStart: () => void; onExplain: () => void }) {
  const language = useLanguage()
  const reasonId = useId()
  const intent = page.workflow.actions[offer.name]?.intent ?? 'normal'
  const why = (offer.blockedBy ?? []).map(({ sentence }) => sentence).join(' ')
  const look = { variant: intent === 'primary' ? 'contained' as const : 'outlined' as const, color: intent === 'danger' ? 'error' as const : 'primary' as const, size: 'small' as const }
  const label = actionLabel(page, offer.name, language)
  if (why === '') return <Button {...look} data-action={offer.name} onClick={onStart} disabled={busy}>{label}</Button>
  return (
    <Tooltip title={why} describeChild>
      <Button {...look} data-action={offer.name} aria-disabled aria-describedby={reasonId} onClick={onExplain} sx={{ color: 'text.secondary', borderColor: 'divider', backgroundColor: 'action.disabledBackground', '&:hover': { backgroundColor: 'action.disabledBackground' }, boxShadow: 'none' }}>
        {label}
        <Box component="span" id={reasonId} sx={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' }}>{why}</Box>
      </Button>
    </Tooltip>
  )
}

/** Carries an action out and tells what came of it; answers faults at inputs, undefined when it is done. */
function usePerform(page: Page) {
  const translate = useTranslate()
  const notify = useNotify()
  const refresh = useRefresh()
  const language = useLanguage()
  const [working, setWorking] = useState<string>()
  const run = async (record: RaRecord, name: string, { input, reason, intention }: ActionAnswer): Promise<Record<string, string> | undefined> => {
    setWorking(name)
    try {
      const { missingApprovals } = await act(page.name, record, name, input, { intention: intention ?? newIntention(), ...(reason ? { reason } : {}) })
      notify(missingApprovals.length > 0
        ? translate('console.action.waits', { roles: missingApprovals.map((role) => roleLabel(role, language)).join(', ') })
        : translate('console.action.done', { action: actionLabel(page, name, language) }), { type: 'success' })
      refresh()
      return undefined
    } catch (error) {
      const atFields = (error as { body?: { errors?: Record<string, string> } }).body?.errors
      const stale = ['stale_version', 'illegal_state'].includes(problemOf(error)?.code ?? '')
      notify(stale ? `${(error as Error).message} ${translate('console.action.stale')}` : sentenceOf(error, translate('console.unexpected')), { type: 'error' })
      if (stale || problemOf(error)?.code === 'guard_refused') refresh()
      return atFields ?? { '': problemOf(error)?.code ?? 'unexpected' }
    } finally {
      setWorking(undefined)
    }
  }
  return { run, working }
}
