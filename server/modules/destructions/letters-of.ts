import { destroySubjectWithin } from '../../engine/destroy-subject.ts';
import { destroyKeysWithin } from '../../engine/subject-keys.ts';
import { type CommandTx } from '../../engine/transaction.ts';
import { type Row, type Tx } from '../../engine/types.ts';

const most = 1_000;
const openStates = new Set(['received', 'proposed', 'askedBack']);

/**
 * E-mails that are about this person and nobody else: those from the person's own address that belong to no institution, and those whose
 * attachments became papers of this person alone. Text, raw message, attachments and our answers become unreadable together, with the key
 * of the shelf on which their bytes lie. What an institution sent about several people stays the institution's. Asked before the person is
 * emptied. Answers how many records were emptied.
 */
export async function destroyLettersOf(tx: Tx, person: Row): Promise<number> {
  let records = 0;
  for (const letter of await lettersOf(tx, person)) records += await destroyLetter(tx, letter);
  return records;
}

async function lettersOf(tx: Tx, person: Row): Promise<Row[]> {
  const documents = await tx.find('documents', { person: person.id }, { bound: most });
  const linked = documents.length === 0 ? [] : await tx.find('message-attachments', { document: documents.map(({ id }) => id) }, { bound: most });
  const named = linked.length === 0 ? [] : await tx.find('messages', { id: [...new Set(linked.map(({ message }) => String(message)))] }, { bound: most });
  const own = typeof person['email'] === 'string' ? await tx.find('messages', { sender: person['email'], institution: null }, { bound: most }) : [];
  const all = [...new Map([...named, ...own].map((letter) => [letter.id, letter])).values()];
  const theirs = await Promise.all(all.map(async (letter) => ((await concernsOthers(tx, letter, person.id)) ? [] : [letter])));
  return theirs.flat();
}

async function concernsOthers(tx: Tx, letter: Row, person: string): Promise<boolean> {
  if (letter['applicationList'] !== null) return true;
  const files = await tx.find('message-attachments', { message: letter.id }, { bound: most });
  const ids = files.flatMap(({ document }) => (typeof document === 'string' ? [document] : []));
  const papers = ids.length === 0 ? [] : await tx.find('documents', { id: ids }, { bound: most });
  return papers.some((paper) => paper['person'] !== person);
}

async function destroyLetter(tx: Tx, letter: Row): Promise<number> {
  if (openStates.has(letter.state)) await tx.perform('messages', letter.id, 'setAside', { warning: 'Kişinin verileri imha edildi.' });
  const answers = (await tx.find('outgoing-mails', { noun: 'messages', recordId: letter.id }, { bound: most })).map(({ id }) => id);
  const shelves = [letter['raw'], ...(await tx.find('message-attachments', { message: letter.id }, { bound: most })).map(({ content }) => content)].flatMap(shelfIn);
  const { records } = await destroySubjectWithin(tx, letter.id, new Map([['outgoing-mails', answers]]));
  // Last: emptying an answer is itself sealed under the answer's key.
  await destroyKeysWithin(tx as CommandTx, [...new Set([...shelves, ...answers])]);
  return records;
}

/** Under whose key a kept file lies; of a message that is an id made of its content. */
function shelfIn(key: unknown): string[] {
  const [, shelf] = /^subject-([0-9a-f-]{36})\//.exec(typeof key === 'string' ? key : '') ?? [];
  return shelf === undefined ? [] : [shelf];
}
