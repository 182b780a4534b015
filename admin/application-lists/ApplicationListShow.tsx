import { useTranslate } from 'react-admin'
import { type Page } from '#domain/language/resource.ts'
import { DeclaredShow } from '../kit/DeclaredShow.tsx'
import { ListCheck } from './ListCheck.tsx'

/** The derived page, with the rows of the list before the facts: that is the work. */
export function ApplicationListShow({ page }: { page: Page }) {
  const translate = useTranslate()
  return <DeclaredShow page={page} tabs={[{ name: 'rows', label: translate('console.listCheck.tabs'), content: <ListCheck />, first: true }]} />
}
