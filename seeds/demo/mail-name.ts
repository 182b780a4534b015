import { fold } from '#domain/turkish/fold.ts';
import { asciiLower } from '#domain/identifiers/check-digits.ts';

/** A name as it stands in an e-mail address: a–z only. */
export const foldedMailName = (name: string): string => asciiLower(fold(name).replaceAll(' ', ''));
