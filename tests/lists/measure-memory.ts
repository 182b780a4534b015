import { readWorkbook } from '../../server/modules/application-lists/workbook-reader.ts';

/**
 * Run as a process of its own: reads the given file once and says what it cost beside the process itself.
 * Arguments: an honest list to warm up with, the file to measure.
 */
const [honest = '', measured = ''] = process.argv.slice(2);

const outcome = async (path: string) => {
  try {
    return `${(await readWorkbook(path)).rows.length} satır`;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};

await outcome('/dev/null');
const before = process.memoryUsage.rss();
if (honest !== '') await outcome(honest);
const begun = performance.now();
const told = await outcome(measured);
const milliseconds = Math.round(performance.now() - begun);
const extraMegabytes = Math.round((process.resourceUsage().maxRSS * 1024 - before) / (1024 * 1024));
console.log(JSON.stringify({ told, extraMegabytes, milliseconds }));
