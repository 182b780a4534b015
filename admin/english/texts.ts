/** The English texts by number. A build fills this (see `admin/build/english-apart.ts`); in the sources English stands beside the Turkish. */
export default [] as readonly unknown[];
