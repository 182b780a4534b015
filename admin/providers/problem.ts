import { HttpError } from 'react-admin';

/** RFC 9457, as the API answers every refusal. Texts are in the language of the request. */
export interface Problem {
  readonly code: string;
  readonly detail: string;
  /** A fault of one value of the input; `path` is dotted. */
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  /** Why guards said no, as the person reads it. */
  readonly sentences: readonly string[];
  /** Where a record stands when it could not take the step. */
  readonly state?: string;
}

interface ProblemOnWire {
  readonly code?: string;
  readonly detail?: string;
  readonly state?: string;
  readonly errors?: readonly { readonly path?: string; readonly message?: string; readonly detail?: string }[];
  readonly sentences?: readonly (string | { readonly sentence?: string })[];
}

/**
 * A refusal as react-admin wants it: `body.errors` maps fields to messages, so that forms show each fault at its field;
 * the problem itself stands in `body.problem`.
 */
export function refusalOf(status: number, json: unknown, fallback: string): HttpError {
  const wire = (typeof json === 'object' && json !== null ? json : {}) as ProblemOnWire;
  const problem: Problem = {
    code: wire.code ?? 'unexpected',
    detail: wire.detail ?? fallback,
    errors: (wire.errors ?? []).map(({ path, message, detail }) => ({ path: path ?? '', message: message ?? detail ?? fallback })),
    sentences: (wire.sentences ?? []).map((it) => (typeof it === 'string' ? it : (it.sentence ?? ''))).filter(Boolean),
    ...(wire.state === undefined ? {} : { state: wire.state }),
  };
  const atFields = problem.errors.filter(({ path }) => path !== '').map(({ path, message }) => [path, message] as const);
  const body = { problem, ...(atFields.length > 0 ? { errors: Object.fromEntries(atFields) } : {}) };
  return new HttpError([problem.detail, ...problem.sentences.filter((one) => !problem.detail.includes(one))].join(' '), status, body);
}

/** The problem behind an error, or undefined when it is none of the API's refusals. */
export function problemOf(error: unknown): Problem | undefined {
  const body = (error as { body?: { problem?: Problem } } | null)?.body;
  return body?.problem;
}

/** What to tell the person about an error of any kind. */
export const sentenceOf = (error: unknown, fallback: string): string => (problemOf(error) ? (error as Error).message : fallback);
