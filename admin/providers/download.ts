import { sendRequest } from './http.ts';

/**
 * Asks the server for a file by POST and hands it to the browser to save. Answers the number of rows that the server
 * says are inside. Throws what the server refuses.
 */
export async function saveFile(url: string, body: object): Promise<number | undefined> {
  const response = await sendRequest(url, { method: 'POST', body: JSON.stringify(body) });
  await save(response);
  const rows = Number.parseInt(response.headers.get('X-Total-Rows') ?? '', 10);
  return Number.isNaN(rows) ? undefined : rows;
}

/** The same for a file that has an address of its own. */
export const saveFileAt = async (url: string): Promise<void> => save(await sendRequest(url));

async function save(response: Response): Promise<void> {
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = nameIn(response.headers.get('Content-Disposition'));
  link.click();
  // The browser reads the bytes after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function nameIn(disposition: string | null): string {
  const [, extended] = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '') ?? [];
  if (extended !== undefined) return decodeURIComponent(extended);
  return /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1] ?? 'liste';
}
