import { type Intake } from '../modules/outside.ts';
import { takeFilesOf } from './accepting/take-files.ts';
import { classifyMessage } from './classification/classify-message.ts';
import { type Shelf } from './mailbox/stored-bytes.ts';

/** What effects of messages reach: reading and judging, and carrying the files of an accepted message over to its records. */
export function openIntake(shelf: Shelf): Intake {
  return {
    classifyMessage: (messageId) => classifyMessage(shelf, messageId),
    takeFiles: (messageId) => takeFilesOf(shelf, messageId),
  };
}
