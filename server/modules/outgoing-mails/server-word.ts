/** What a mail server said, as one line that may stand where the address is masked: servers like to repeat whom they could not reach. */
export const serverWord = (text: string): string => text.replace(/[^\s<>@;,]+@[^\s<>@;,]+/g, '***').replace(/[\s\p{Cc}]+/gu, ' ').trim().slice(0, 390);
