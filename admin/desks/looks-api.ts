import { call } from '../providers/http.ts';

/** One look, as the log tells it: names of fields, never their values. */
export interface LoggedLook {
  readonly place: string;
  readonly at: string;
  readonly actorId: string;
  readonly actorName: string | null;
  readonly noun: string;
  /** Of the records that were asked about, those that this look was at. */
  readonly ids: readonly string[];
  readonly kind: string;
  readonly fields: readonly string[];
  readonly reason: string | null;
}

export interface LooksPage {
  readonly looks: readonly LoggedLook[];
  readonly records: number;
  readonly recordsCapped: boolean;
  /** `before` of the older ones, if there are any. */
  readonly next?: string;
}

/** Who saw a record and what hangs on it, newest first. The first page is itself a deed in the log. */
export const looksAt = async (noun: string, id: string, before?: string): Promise<LooksPage> =>
  (await call(`/api/${noun}/${encodeURIComponent(id)}/looks${before === undefined ? '' : `?before=${before}`}`)).json as LooksPage;
