/** One line of the log. Never a personal value, never a value bound to a statement. */
export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly [fact: string]: unknown;
}

export type Log = (entry: LogEntry) => void;

/** An error without its message: those of the database and the ORM repeat the values that they stumbled over. */
export function factsOf(error: unknown): Record<string, unknown> {
  const { name, code, stack, cause } = (error ?? {}) as { name?: unknown; code?: unknown; stack?: unknown; cause?: unknown };
  const frames = typeof stack === 'string' ? stack.split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 12).map((line) => line.trim()) : [];
  return { error: typeof name === 'string' ? name : typeof error, code, frames, ...(cause ? { cause: factsOf(cause) } : {}) };
}
