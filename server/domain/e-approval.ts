/** An e-approval permission counts from the moment it was given until it is withdrawn. */
export const mayEApprove = (person: { readonly eApprovalGivenAt: unknown; readonly eApprovalWithdrawnAt: unknown }): boolean =>
  typeof person.eApprovalGivenAt === 'string' && (typeof person.eApprovalWithdrawnAt !== 'string' || person.eApprovalWithdrawnAt < person.eApprovalGivenAt);
