import { dropFolder } from '../../server/adapters/mailbox/drop-folder.ts';
import { imapMailbox, type ImapSettings } from '../../server/adapters/mailbox/imap-mailbox.ts';
import { assemble } from '../../server/assemble.ts';
import { loadSettings } from '../../server/config/settings.ts';
import { readMailbox } from '../../server/intake/mailbox/read-mailbox.ts';

/** Run as a process of its own: reads one mailbox until it is killed. Prints `reading` when it begins. */
const settings = { ...loadSettings(process.env), databaseUrl: String(process.env['DATABASE_URL']) };
const { engine, outside } = await assemble(settings);
const mailbox = process.env['READER_IMAP'] ? imapMailbox(JSON.parse(process.env['READER_IMAP']) as ImapSettings) : dropFolder(String(process.env['READER_FOLDER']), { settledMs: 0 });
readMailbox({ engine, files: outside.files }, mailbox, { onError: (error) => console.error(String(error)), pollMs: 1_000, lease: 1, backoff: { firstMs: 50, longestMs: 200 } });
console.log('reading');
