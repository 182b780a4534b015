import { type Page } from './language/resource.ts';
import { type Role } from './roles.ts';

/** Whose second pair of eyes a proposal wants, by the kind of record; what is not named, the supervisor decides. */
const approversOf: Readonly<Record<string, readonly Role[]>> = {
  people: ['supervisor', 'callLead'],
  'pre-applications': ['supervisor', 'callLead'],
  officers: ['supervisor', 'callLead'],
  'billing-accounts': ['financeApprover', 'supervisor'],
  'price-lists': ['financeApprover'],
  carriers: ['supervisor'],
};

export const approversFor = (noun: string): readonly Role[] => approversOf[noun] ?? ['supervisor'];

/** The nouns whose proposals these roles decide on. */
export const nounsDecidedBy = (pages: Iterable<Page>, roles: readonly Role[]): string[] =>
  [...pages].map(({ name }) => name).filter((noun) => approversFor(noun).some((role) => roles.includes(role)));
