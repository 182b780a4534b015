import { type FileContent } from '../files/file-store.ts';

/** Says whether a file carries something that is known to be harmful. */
export interface Scanner {
  /** The name of what was found, null when nothing was. Throws ScannerUnavailable when nobody can say; what the content itself throws goes on. */
  scan(content: FileContent): Promise<string | null>;
  /** What the scanner calls itself, with the age of its signatures. Throws ScannerUnavailable. */
  version(): Promise<string>;
}

/** Not asked, not answered, or answered with anything but a verdict: the file counts as not scanned. */
export class ScannerUnavailable extends Error {}
