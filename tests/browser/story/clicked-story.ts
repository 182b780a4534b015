import { readFile } from 'node:fs/promises';
import { pdf as scannedPdf } from '../../adapters/support/paper-corpus.ts';
import { bySystem } from '../../../seeds/seeding.ts';
import { type Row } from '../../../server/engine/types.ts';
import { type RunningConsole } from '../../support/browser-console.ts';
import { type Desk, type Typed } from '../../support/browser-desk.ts';

export const university = 'Örnek Üniversitesi Rektörlüğü';

/** What the acts hand on to each other. */
export interface ClickedStory {
  running: RunningConsole;
  readonly desks: Map<string, Desk>;
  /** Ids by what they are: 'institution', 'list' … */
  readonly ids: Record<string, string>;
  /** The person with this account, at a screen of their own. */
  at(username: string): Promise<Desk>;
}

export const idOf = (story: ClickedStory, name: string): string => story.ids[name] ?? missing(name);

function missing(name: string): never {
  throw new Error(`No act before this one has made '${name}'`);
}

export const pdf = (name: string): Typed => ({ file: 'application/pdf', name, bytes: scannedPdf() });

export const workbook = async (name: string): Promise<Typed> =>
  ({ file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', name, bytes: await readFile(`tests/fixtures/lists/${name}`) });

export const rowOf = async ({ running }: ClickedStory, noun: string, id: string): Promise<Row> =>
  (await running.rows(noun, { id }))[0] ?? missing(`${noun} ${id}`);

/** The 25 of the clean list, in its order. */
export const ofTheList = async (story: ClickedStory): Promise<Row[]> =>
  (await story.running.rows('pre-applications', { applicationList: idOf(story, 'list') })).sort((one, other) => String(one['reference']).localeCompare(String(other['reference'])));

/** An institution with officer and undertakings that stands before its activation: for tests whose matter begins there. */
export async function institutionBeforeGate({ running }: ClickedStory, name: string, vkn: string, personNumber: string): Promise<string> {
  return bySystem(running.engine, async (tx) => {
    const institution = await tx.create('institutions', { name, kind: 'publicBody', sector: 'other', vkn, province: 'Ankara', email: `bilgi@${vkn}.gov.tr` });
    const person = await tx.create('people', { personNumber, firstName: 'Sıla', lastName: 'Ünal', birthDate: '1980-01-01', email: `sorumlu@${vkn}.gov.tr` });
    const officer = await tx.create('officers', { person: person.id, institution: institution.id, email: `sorumlu@${vkn}.gov.tr`, from: '2026-01-01' });
    for (const values of [{ type: 'KT' }, { type: 'EST', officer: officer.id }]) {
      const { id } = await tx.create('documents', { ...values, institution: institution.id, authorisedSigner: true, everyPageInitialled: true, stamped: true });
      await tx.perform('documents', id, 'attachScan', { scan: 'documents-0/0' });
      await tx.perform('documents', id, 'accept');
    }
    return institution.id;
  });
}
