/**
 * One request of a workload. `@@I@@` becomes the next id, `@@V@@` the version that it finds there, `@@U@@` a number that
 * no other request has, `@@T@@` a person number with right check digits.
 */
export interface Ask {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A record and the version that it has when the run begins. */
export interface RecordAt {
  readonly id: string;
  readonly version: number;
}

/** What a load process is told. */
export interface Order {
  readonly port: number;
  readonly asks: readonly Ask[];
  readonly headers: Readonly<Record<string, string>>;
  /** Records that `@@I@@` walks through; each is met once before any is met twice. */
  readonly ids: readonly RecordAt[];
  /** Requests counted before this one: where in the list to go on, and how often each record has been changed. */
  readonly from: number;
  readonly seconds: number;
  readonly connections: number;
  /** Unique to the run and target: two runs on one database create different rows. */
  readonly seed: number;
}

export interface Outcome {
  readonly requests: number;
  readonly seconds: number;
  readonly bytes: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Answers other than 2xx. */
  readonly bad: number;
  readonly firstBad?: string;
}
