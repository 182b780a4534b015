import { type RaRecord } from 'react-admin';
import { type Shown } from '../kit/viewer/shown.ts';

/** What lies on the desk: a message, or a document that waits for its checks. */
export interface DeskFile {
  readonly noun: 'messages' | 'documents';
  readonly id: RaRecord['id'];
}

export interface AtDesk {
  readonly file: DeskFile;
  /** Dealt with: says so, and the next file slides in. */
  readonly onDone: (sentence: string, next?: readonly DeskFile[]) => void;
  readonly onLater: () => void;
  /** Somebody else has it on the desk, or has dealt with it: says so, and the next file slides in. */
  readonly onTaken: (sentence: string) => void;
}

export const sameFile = (one: DeskFile, other: DeskFile): boolean => one.noun === other.noun && one.id === other.id;

export const fileAddress = (noun: string, id: RaRecord['id'], field: string): string => `/api/${noun}/${encodeURIComponent(id)}/files/${field}`;

export const shownAttachment = ({ id }: RaRecord): Shown => ({ address: fileAddress('message-attachments', id, 'content'), table: `/api/message-attachments/${encodeURIComponent(id)}/table` });
