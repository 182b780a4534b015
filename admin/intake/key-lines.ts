import { deskWords } from './words.ts';

/** What the keys do at the desk, for the sheet of keys. */
export const deskKeyLines = [
  [['1'], deskWords.accept], [['2'], deskWords.ask], [['3'], deskWords.giveBack], [['4'], deskWords.aside], [['5'], deskWords.later], [['Ctrl', 'Enter'], deskWords.keySubmit], [['Esc'], deskWords.keyEscape],
  [['d'], deskWords.keyField], [['t'], deskWords.keyChecks], [['n', 'p'], deskWords.keyAttachment], [['m'], deskWords.keyText],
  [['+', '-', '0'], deskWords.keyZoom], [['r'], deskWords.keyTurn], [['PageUp', 'PageDown'], deskWords.keyPage], [['v'], deskWords.keyCompare], [['w'], deskWords.keyWindow],
] as const;
