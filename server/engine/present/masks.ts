import { maskDate, maskEmail, maskIban, maskName, maskPersonNumber, maskPhone, maskText } from '#domain/identifiers/masking.ts';
import { type Field } from '#domain/language/field.ts';

/** How a hidden value travels: never as a string, so that it cannot come back as the value itself. */
export interface Masked {
  readonly masked: string;
}

/** What whoever may not see the value gets instead of it. */
export function maskOf(field: Field): (value: unknown) => Masked {
  const mask = maskingOf(field);
  return (value) => ({ masked: typeof value === 'string' ? mask(value) : '***' });
}

function maskingOf(field: Field): (text: string) => string {
  switch (field.kind) {
    case 'personNumber': case 'vkn': return maskPersonNumber;
    case 'phone': return maskPhone;
    case 'email': return maskEmail;
    case 'iban': return maskIban;
    case 'date': case 'instant': return maskDate;
    case 'text': return field.searchable === 'name' ? maskName : maskText;
    default: return (text) => (text === '' ? '' : '***');
  }
}
