/** One line of text as we keep it: NFC (Excel and macOS send NFD), no invisible signs, blanks collapsed and trimmed. */
export const normaliseText = (text: string): string =>
  text.normalize('NFC').replace(invisible, '').replace(/[\s\p{Cc}]+/gu, ' ').trim();

/** Text of several lines: each as `normaliseText`, at most one empty line in a row, none at the ends. */
export const normaliseLines = (text: string): string =>
  text
    .split(/\r\n?|\n|\u2028|\u2029/u)
    .map(normaliseText)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '');

// Threat: bidi and zero-width signs make two names that look alike differ, or a text read otherwise than it is.
const invisible = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]+/gu;
