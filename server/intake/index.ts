import { dropFolder } from '../adapters/mailbox/drop-folder.ts';
import { imapMailbox } from '../adapters/mailbox/imap-mailbox.ts';
import { type Mailbox } from '../adapters/mailbox/mailbox.ts';
import { type MailboxSettings } from '../config/mailbox-settings.ts';
import { readMailbox } from './mailbox/read-mailbox.ts';
import { type Shelf } from './mailbox/stored-bytes.ts';

/** The mailboxes that the settings name. */
export function mailboxesOf({ imap, directory, maxBytes }: MailboxSettings): Mailbox[] {
  return [...(imap === undefined ? [] : [imapMailbox({ ...imap, maxBytes })]), ...(directory === undefined ? [] : [dropFolder(directory, { maxBytes })])];
}

/** Reads every mailbox until it is closed; on any number of nodes each mailbox is read by one. */
export function startIntake(parts: Shelf, settings: MailboxSettings, onError: (error: unknown) => void): { close(): Promise<void> } {
  const readers = mailboxesOf(settings).map((mailbox) => readMailbox(parts, mailbox, { onError }));
  return { close: async () => { await Promise.all(readers.map((reader) => reader.close())); } };
}
