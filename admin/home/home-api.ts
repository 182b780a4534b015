import { type RaRecord } from 'react-admin';
import { type Question } from '../kit/queues.ts';
import { type OfferedAction } from '../providers/console-api.ts';
import { call } from '../providers/http.ts';

/** A queue of mine; ages from the youngest to the oldest, as the server cuts them. */
export interface Queue {
  readonly noun: string;
  readonly state: string;
  readonly count: number;
  readonly capped: boolean;
  readonly overdue: number;
  readonly today: number;
  readonly soon: number;
  readonly oldest: string | null;
  readonly ages: readonly number[];
  readonly filter: Question;
}

export interface Errand {
  readonly noun: string;
  readonly until: string | null;
  readonly record: RaRecord;
}

export interface HomeFacts {
  readonly queues: readonly Queue[];
  readonly due: readonly Errand[];
  readonly mine: readonly Errand[];
  readonly signatures: readonly { readonly noun: string; readonly action: string; readonly n: number }[];
  readonly reports: readonly { readonly name: string; readonly noun: string; readonly label: string }[];
}

/** A bar, or a part of one, with what shows its records in the list. */
export interface Mark {
  readonly key: string;
  readonly label: string;
  readonly filter: Question;
}

export interface ReportFacts {
  readonly name: string;
  readonly noun: string;
  readonly label: string;
  readonly measure: 'count' | 'money';
  readonly bars: readonly Mark[];
  readonly parts: readonly Mark[];
  /** One row a bar, one value a part. */
  readonly values: readonly (readonly number[])[];
  readonly total: number;
  readonly capped: boolean;
  readonly filter: Question;
}

export interface SignatureGroup {
  readonly noun: string;
  readonly action: string;
  readonly label: string;
  readonly count: number;
  readonly capped: boolean;
  readonly records: readonly (RaRecord & { readonly actions: readonly OfferedAction[] })[];
}

export const askHome = async (): Promise<HomeFacts> => (await call('/api/me/home')).json as HomeFacts;
export const askReport = async (name: string): Promise<ReportFacts> => (await call(`/api/reports/${encodeURIComponent(name)}`)).json as ReportFacts;
export const askSignatures = async (): Promise<readonly SignatureGroup[]> => ((await call('/api/me/approvals')).json as { groups: SignatureGroup[] }).groups;

/** The question behind one figure. */
export const questionOf = (report: ReportFacts, bar: number, part?: number): Question => ({ ...report.filter, ...(part === undefined ? {} : report.parts[part]?.filter), ...report.bars[bar]?.filter });
