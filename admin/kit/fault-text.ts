/** react-admin may wrap messages as `@@react-admin@@"…"`. */
export function faultText(message: string | undefined): string | undefined {
  if (!message?.startsWith('@@react-admin@@')) return message;
  try {
    const inner = JSON.parse(message.slice('@@react-admin@@'.length)) as unknown;
    return typeof inner === 'string' ? inner : (inner as { message?: string }).message;
  } catch {
    return message;
  }
}
