import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useTranslate, type RaRecord } from 'react-admin';
import { act } from '../providers/console-api.ts';
import { newIntention } from '../providers/http.ts';
import { sentenceOf } from '../providers/problem.ts';
import { judge, type Code, type Verdict } from './arrival.ts';
import { sound } from './desk-sound.ts';

export interface Place {
  readonly box: string;
  readonly shelf: string;
}

/** What the desk says last, aloud and in colour. */
export type Said = { readonly tone: 'success' | 'info' | 'warning' | 'danger'; readonly verdict?: Verdict; readonly done?: RaRecord; readonly sentence?: string; readonly leftOpen?: string };

/** Finds what a code belongs to, records its arrival, opens an original that belongs to nothing known. */
export function useArrivals(withSound: boolean) {
  const data = useDataProvider();
  const translate = useTranslate();
  const queries = useQueryClient();
  const [said, setSaid] = useState<Said>();
  const [working, setWorking] = useState(false);

  const say = (next: Said) => {
    setSaid(next);
    if (withSound) sound(next.tone === 'success' || next.tone === 'info');
  };
  const attempt = async (work: () => Promise<Said>) => {
    setWorking(true);
    try {
      say(await work());
    } catch (error) {
      say({ tone: 'danger', sentence: sentenceOf(error, translate('console.unexpected')) });
    } finally {
      setWorking(false);
    }
  };
  const done = async (paper: RaRecord): Promise<Said> => {
    await queries.invalidateQueries({ queryKey: ['documents'] });
    return { tone: 'success', done: paper };
  };

  return {
    said, working,
    clear: () => setSaid(undefined),
    find: (code: Code) => attempt(async () => {
      const before = said?.verdict;
      const { data: found } = await data.getList<RaRecord>('documents', { filter: code, pagination: { page: 1, perPage: 10 }, sort: { field: 'createdAt', order: 'DESC' } });
      const verdict = judge(code, found);
      const leftOpen = before?.kind === 'awaited' && (verdict.kind === 'unknown' || verdict.paper.id !== before.paper.id) ? String(before.paper['reference']) : undefined;
      return { tone: verdict.kind === 'awaited' ? 'info' : verdict.kind === 'unknown' ? 'warning' : 'danger', verdict, ...(leftOpen === undefined ? {} : { leftOpen }) };
    }),
    register: (paper: RaRecord, place: Place) => attempt(async () => done(await arrive(data, paper, place))),
    open: (code: Code, writtenOnIt: string, place: Place) => attempt(async () => {
      const { data: made } = await data.create('documents', { data: { type: 'OTHER', writtenOnIt, ...('barcode' in code ? { barcode: code.barcode } : {}) } });
      return done((await act('documents', made as RaRecord, 'holdUnmatched', inputOf(place), { intention: newIntention() })).record);
    }),
  };
}

const inputOf = ({ box, shelf }: Place) => ({ shelf: shelf.trim(), ...(box.trim() === '' ? {} : { box: box.trim() }) });

/** A form of an applicant moves its application on; every other paper is only recorded. */
async function arrive(data: ReturnType<typeof useDataProvider>, paper: RaRecord, place: Place): Promise<RaRecord> {
  const intention = newIntention();
  if (paper['state'] === 'expected' && paper['type'] === 'NBF' && paper['preApplication']) {
    const { data: application } = await data.getOne<RaRecord>('pre-applications', { id: String(paper['preApplication']) });
    await act('pre-applications', application, 'receiveForm', { scannedBarcode: paper['barcode'], shelf: place.shelf.trim() }, { intention });
    const { data: after } = await data.getOne<RaRecord>('documents', { id: paper.id });
    if (place.box.trim() === '') return after;
    return (await data.update<RaRecord>('documents', { id: after.id, data: { ...after, box: place.box.trim() }, previousData: after })).data;
  }
  return (await act('documents', paper, paper['state'] === 'expected' ? 'receiveOriginal' : 'addOriginal', inputOf(place), { intention })).record;
}
