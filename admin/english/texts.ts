/**
 * The English by its Turkish, and by number what the Turkish alone does not tell. A build fills both (see
 * `admin/build/english-apart.ts`); in the sources English stands beside the Turkish.
 */
export const byText: Readonly<Record<string, string>> = {};
export const byNumber: readonly unknown[] = [];
