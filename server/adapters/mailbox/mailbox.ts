/** How far a mailbox was read: numbers grow within one validity, and begin anew with another. */
export interface Place {
  readonly validity: string;
  readonly number: number;
}

export const beginning: Place = { validity: '', number: 0 };

/** A message as it lies in the mailbox. */
export interface Arrived {
  readonly place: Place;
  /** Bytes, as the mailbox says. */
  readonly size: number;
  /** The whole message; null when it is larger than the mailbox may hand out. */
  readonly raw: Uint8Array | null;
  /** How many more were there behind it when the mailbox was looked at. */
  readonly behind: number;
  /** Of one that is too large: the beginning, with its headers. */
  readonly head: Uint8Array;
}

export interface Mailbox {
  /** Which one it is, without any password: the key of its position. */
  readonly name: string;
  readonly source: 'imap' | 'dropFolder';
  /** What lies behind `after`, oldest first, one at a time; ends when nothing more is there now. Another validity than that of `after` starts from the first. Throws MailboxFault. */
  arrivals(after: Place): AsyncIterable<Arrived>;
  /** After the message's record is committed: marks or moves it where the settings say so. Never deletes. Repeating it is no error. */
  settle(arrived: Arrived): Promise<void>;
  /** Returns as soon as there may be something new, after `longestMs` at the latest, or when the signal says so. */
  idle(longestMs: number, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** The mailbox cannot be read now; worth another try later. The message is a Turkish sentence for whoever runs the machines, without address, name or password. */
export class MailboxFault extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'MailboxFault';
  }
}

export const DEFAULT_MAX_MESSAGE_BYTES = 35 * 1024 * 1024;
/** So much of a message that is too large is read for its headers. */
export const headBytes = 64 * 1024;
