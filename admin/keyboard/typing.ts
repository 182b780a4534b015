/** Whether keys go into a text just now, so that a letter is a letter. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit', 'range', 'file'].includes(target.type);
  // Lists of choices take letters to jump to an entry.
  return ['listbox', 'combobox', 'menu', 'textbox', 'option', 'menuitem'].includes(target.getAttribute('role') ?? '');
}

/** AltGr is Ctrl+Alt on Turkish keyboards and writes signs (@, €, #): it is never a shortcut. */
export const isBare = (event: KeyboardEvent): boolean => !event.ctrlKey && !event.altKey && !event.metaKey;

export const isDialogOpen = (): boolean => document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null;
