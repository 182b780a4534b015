import { type Tx } from '../../engine/types.ts';

/**
 * An undertaking names somebody whom nobody has registered: an officer is appointed by people and never made of a letter. What is left to do
 * becomes a task on the institution, once; the step-by-step registration goes on there and suggests name and address of the letter's sender.
 */
export async function wantOfficer(tx: Tx, institution: string): Promise<void> {
  const officers = await tx.find('officers', { institution, state: ['proposed', 'active'] }, { limit: 1 });
  const open = await tx.find('tasks', { noun: 'institutions', recordId: institution, kind: 'noOfficer', state: 'open' }, { limit: 1 });
  if (officers.length > 0 || open.length > 0) return;
  const { name } = await tx.get('institutions', institution);
  await tx.create('tasks', {
    kind: 'noOfficer', title: `e-İmza sorumlusunu ata: ${String(name)}`.slice(0, 200), role: 'registrar', noun: 'institutions', recordId: institution,
    details: 'İlk başvuru evrakı e-postayla geldi; sorumlusu kayıtlı değil. Kurum kaydındaki “Adım adım kayıt” ile sorumluyu kaydedin: ad ve adres, gönderenden önerilir; gelen taahhütname kaydettiğiniz sorumluya bağlanır.',
  });
}
