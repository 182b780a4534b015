/** A sentence that tells a person why not, in the two languages of the console. */
export interface Sentence {
  readonly code: string;
  readonly tr: string;
  readonly en: string;
  /** The field that it is about: a form shows it there. */
  readonly path?: string;
}

/** What a guard answers when it says no: the sentence is shown to the user as it stands. */
export const refuse = (code: string, tr: string, en: string, path?: string): Sentence => ({ code, tr, en, ...(path === undefined ? {} : { path }) });

/** A fault of one value of an input: `path` is dotted ('lines.0.quantity'). */
export interface InputFault extends Sentence {
  readonly path: string;
}

export interface RefusalDetails {
  readonly errors?: readonly InputFault[];
  readonly sentences?: readonly Sentence[];
  readonly [extra: string]: unknown;
}

/** The one way to say no. The engine's table turns `code` into an HTTP status; `details` go out with the problem document. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly tr: string;
  readonly en: string;
  readonly details: RefusalDetails;

  constructor(code: RefusalCode, tr: string, en: string, details: RefusalDetails = {}) {
    super(`${code}: ${en}`);
    this.name = 'Refusal';
    this.code = code;
    this.tr = tr;
    this.en = en;
    this.details = details;
  }
}

/** Every code that leaves the system, with its HTTP status. */
export const refusalStatus = {
  malformed: 400,
  personal_filter_in_url: 400,
  not_signed_in: 401,
  wrong_credentials: 401,
  code_required: 401,
  enrolment_required: 403,
  not_permitted: 403,
  foreign_origin: 403,
  not_found: 404,
  method_not_allowed: 405,
  illegal_state: 409,
  guard_refused: 409,
  conflict: 409,
  already_exists: 409,
  in_progress: 409,
  stale_version: 412,
  too_large: 413,
  unsupported_type: 415,
  invalid_input: 422,
  not_writable: 422,
  use_cursor: 422,
  too_many_rows: 422,
  personal_filter_in_view: 422,
  key_reused: 422,
  unreadable_file: 422,
  infected_file: 422,
  file_held: 409,
  version_required: 428,
  locked_out: 429,
  too_many_requests: 429,
  unexpected: 500,
  unavailable: 503,
} as const;

export type RefusalCode = keyof typeof refusalStatus;
