/** Opens the sheet of keys from wherever there is a button for it. */
const door = new EventTarget();

export const openSheet = (): void => {
  door.dispatchEvent(new Event('open'));
};

export function onSheetAsked(listener: () => void): () => void {
  door.addEventListener('open', listener);
  return () => door.removeEventListener('open', listener);
}
