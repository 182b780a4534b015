/** Keys of a list. Letters are compared as signs, so that they are where the keyboard of the country has them. */
export interface ListKeys {
  readonly step: (by: 1 | -1, extend: boolean) => void;
  readonly edge: (end: 'first' | 'last') => void;
  readonly open: () => void;
  readonly choose: () => void;
  readonly chooseAll: () => void;
  readonly menu: () => void;
  readonly edit: () => void;
  readonly page: (by: 1 | -1) => void;
  readonly search: () => void;
  readonly leave: () => void;
}

/** `inside`: the focus is on a row. `letters`: single letters are keys, which a person may turn off (WCAG 2.1.4). */
export interface Steering {
  readonly inside: boolean;
  readonly letters: boolean;
}

/** Does what a key asks for; answers whether it was one of ours. */
export function steerList(event: KeyboardEvent, keys: ListKeys, { inside, letters }: Steering): boolean {
  // AltGr is Ctrl+Alt on Turkish keyboards and writes signs: nothing with those is a key of the list.
  if (event.defaultPrevented || event.isComposing || event.altKey || event.metaKey || event.getModifierState('AltGraph')) return false;
  if (event.ctrlKey) return inside && event.key.toLowerCase() === 'a' ? (keys.chooseAll(), true) : false;
  if (isTyping(event.target) || isElsewhere(event.target)) return false;
  switch (event.key) {
    case 'ArrowDown':
    case 'ArrowUp':
      return inside && done(() => keys.step(event.key === 'ArrowDown' ? 1 : -1, event.shiftKey));
    case 'j':
    case 'k':
      return letters && done(() => keys.step(event.key === 'j' ? 1 : -1, false));
    case 'Home':
    case 'End':
      return inside && done(() => keys.edge(event.key === 'Home' ? 'first' : 'last'));
    case ' ':
      return inside && done(keys.choose);
    case 'Enter':
      // On a link the browser opens it by itself, also in another tab.
      return inside && !isLink(event.target) && done(keys.open);
    case 'x':
      return letters && inside && done(keys.menu);
    case 'F2':
      return inside && done(keys.edit);
    case 'n':
      return letters && done(() => keys.page(1));
    case 'p':
      return letters && done(() => keys.page(-1));
    case '/':
      return letters && done(keys.search);
    case 'Escape':
      return inside && done(keys.leave);
    default:
      return false;
  }
}

function done(work: () => void): true {
  work();
  return true;
}

const isLink = (target: EventTarget | null): boolean => target instanceof HTMLElement && target.closest('a[href]') !== null;

/** Somebody writes: every sign belongs to the text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('textarea, select, [role=combobox], [role=listbox], [role=menu]')) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
}

/** A dialog or a menu stands before the list, and what is pressed belongs to it. */
const isElsewhere = (target: EventTarget | null): boolean =>
  (target instanceof HTMLElement && target.closest('[role=dialog], [role=presentation].MuiPopover-root') !== null) ||
  document.querySelector('[role=dialog], .MuiPopover-root') !== null;
