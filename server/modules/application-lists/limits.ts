/** How much of a stranger's file we are ready to look at. */
export interface ListLimits {
  /** Bytes of the file as it came. */
  readonly fileBytes: number;
  readonly zipEntries: number;
  /** Bytes that really came out of the inflater, all entries together. */
  readonly inflatedBytes: number;
  /** Inflated bytes of the parts that are kept for the parser (sheets, strings, styles). */
  readonly keptBytes: number;
  /** Inflated over packed, for an entry above a megabyte. Real sheets stay below 60. */
  readonly ratio: number;
  readonly rows: number;
  readonly columns: number;
  readonly sheets: number;
  /** A longer text is cut; the row rules call it too long far below this. */
  readonly cellCharacters: number;
  /** All texts of the list together: one shared string may be shown by every cell. */
  readonly textCharacters: number;
  readonly heapMegabytes: number;
  readonly seconds: number;
}

/** Chosen so that any file, however made, costs at most 150 MB beside the process: about 35 of them are the worker and the parser. */
export const listLimits: ListLimits = {
  fileBytes: 10 * 1024 * 1024,
  zipEntries: 200,
  inflatedBytes: 50 * 1024 * 1024,
  keptBytes: 16 * 1024 * 1024,
  ratio: 250,
  rows: 10_000,
  columns: 60,
  sheets: 50,
  cellCharacters: 1_000,
  textCharacters: 4_000_000,
  heapMegabytes: 48,
  seconds: 30,
};

export const inMegabytes = (bytes: number): string => `${Math.floor(bytes / (1024 * 1024))} MB`;
