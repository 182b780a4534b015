/** The demo accounts in the order of the roles, `onay2` being the second supervisor; all share DEMO_PASSWORD. */
export const demoAccounts = [
  { username: 'operator', role: 'registrar' },
  { username: 'evrak', role: 'postClerk' },
  { username: 'onay', role: 'supervisor' },
  { username: 'onay2', role: 'supervisor' },
  { username: 'uyum', role: 'assessor' },
  { username: 'uretim', role: 'producer' },
  { username: 'kalite', role: 'qualityController' },
  { username: 'sevkiyat', role: 'dispatcher' },
  { username: 'cagri', role: 'callAgent' },
  { username: 'cagri-sorumlu', role: 'callLead' },
  { username: 'finans', role: 'accountant' },
  { username: 'finans-onay', role: 'financeApprover' },
  { username: 'denetci', role: 'auditor' },
  { username: 'yonetici', role: 'admin' },
] as const;
