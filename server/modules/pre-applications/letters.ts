import { businessDate } from '#domain/calendar/dates.ts';
import { instantAfter } from '#domain/calendar/durations.ts';
import { formatDateTr } from '#domain/calendar/wording.ts';
import { formatKurus } from '#domain/money/kurus-text.ts';
import { debtOf } from '#domain/money/debt.ts';
import { type RecordOf } from '#domain/language/resource.ts';
import { type preApplications } from '#domain/pre-applications.ts';
import { type Tx, type Values } from '../../engine/types.ts';

type Application = RecordOf<typeof preApplications>;

/** To the applicant, at the address of the application itself. */
async function write(tx: Tx, application: Application, templateCode: string, variables: Values = {}): Promise<void> {
  await tx.create('outgoing-mails', {
    templateCode, toAddress: application.email, toPerson: application.person, noun: 'pre-applications', recordId: application.id,
    variables: { ad: `${application.firstName} ${application.lastName}`, basvuruNo: application.reference ?? '', ...variables },
  });
}

const institutionName = async (tx: Tx, application: Application): Promise<string> => String((await tx.get('institutions', application.institution))['name']);

const explanationOf = async (tx: Tx, reason: string | null): Promise<string> =>
  (reason === null ? '' : String((await tx.get('reason-codes', reason))['explanation']));

export async function sendInvitation(tx: Tx, application: Application): Promise<void> {
  const lastInstant = instantAfter(application.invitedAt ?? tx.now, String(await tx.setting('applicationValidity')));
  await write(tx, application, 'application-invitation', { kurum: await institutionName(tx, application), sonGun: formatDateTr(businessDate(lastInstant)) });
}

/** A self-service application without proof of employment: the officers of the institution are asked. */
export async function askOfficers(tx: Tx, application: Application): Promise<void> {
  for (const officer of await tx.find('officers', { institution: application.institution, state: 'active' }, { limit: 20 })) {
    await tx.create('outgoing-mails', {
      templateCode: 'confirm-employment', toAddress: officer['email'], toPerson: officer['person'], noun: 'pre-applications', recordId: application.id,
      variables: { ad: String(officer['name'] ?? ''), basvuruNo: application.reference ?? '', kurum: await institutionName(tx, application) },
    });
  }
}

export const tellIncomplete = async (tx: Tx, application: Application): Promise<void> =>
  write(tx, application, 'application-incomplete', { neden: await explanationOf(tx, application.incompleteReason) });

export async function tellApproval(tx: Tx, application: Application): Promise<void> {
  const debt = debtOf((await tx.find('charges', { preApplication: application.id })) as never);
  if (debt > 0) await write(tx, application, 'payment-awaited', { tutar: formatKurus(debt) });
  else await write(tx, application, 'application-approved');
}

export async function tellEnd(tx: Tx, application: Application): Promise<void> {
  if (application.state === 'expired') await write(tx, application, 'application-expired');
  else await write(tx, application, application.state === 'rejected' ? 'application-rejected' : 'application-cancelled', { neden: await explanationOf(tx, application.endReason) });
}
