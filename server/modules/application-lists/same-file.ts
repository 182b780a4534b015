import { formatInstantTr } from '#domain/calendar/wording.ts';
import { applicationLists } from '#domain/application-lists.ts';
import { refuse, type Sentence } from '#domain/language/refuse.ts';
import { type Row } from '../../engine/types.ts';

/** An earlier list of the same bytes that still counts; one that was sent back may come again. */
export const sameFile = (lists: readonly Row[], ownId: string | null, fileHash: string | null): Row | undefined =>
  (fileHash === null ? undefined : lists.find((list) => list.id !== ownId && list['fileHash'] === fileHash && list.state !== 'sentBack' && list.state !== 'superseded'));

export function alreadyUploaded(list: Row): Sentence {
  const states: Readonly<Record<string, { label: { tr: string; en: string } }>> = applicationLists.workflow.states;
  return refuse('FILE_KNOWN', `Bu dosya bu kurum için zaten yüklendi: ${String(list['reference'])} (${formatInstantTr(list.createdAt)}, ${states[list.state]?.label.tr ?? ''}). Hiçbir satır eklenmedi.`,
    `This file was uploaded for this institution already: ${String(list['reference'])}. Nothing was added.`);
}
