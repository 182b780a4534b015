import { defineResource } from './language/resource.ts';
import { preApplicationActions } from './pre-applications/actions.ts';
import { preApplicationConditions } from './pre-applications/conditions.ts';
import { preApplicationFields } from './pre-applications/fields.ts';
import { preApplicationStates } from './pre-applications/states.ts';

export const preApplications = defineResource('pre-applications', {
  label: { tr: 'Ön başvuru', en: 'Pre-application' },
  plural: { tr: 'Ön başvurular', en: 'Pre-applications' },
  title: ['reference', 'firstName', 'lastName'],
  icon: 'application',
  group: 'applications',
  subject: 'person',
  list: ['reference', 'firstName', 'lastName', 'institution', 'payer', 'state', 'dueAt'],
  sort: ['createdAt', 'DESC'],
  groups: [
    { label: { tr: 'Başvuru', en: 'Application' }, fields: ['reference', 'institution', 'person', 'applicationType', 'origin', 'payer', 'reason', 'years', 'reader', 'oldCertificate', 'staffClass', 'employmentConfirmed', 'applicationList'] },
    { label: { tr: 'Sertifikaya yazılacaklar', en: 'What is certified' }, fields: ['personNumber', 'firstName', 'lastName', 'birthDate', 'birthPlace', 'unitName', 'jobTitle', 'staffNumber'] },
    { label: { tr: 'İletişim ve teslimat', en: 'Contact and delivery' }, fields: ['email', 'phone', 'deliveryMethod', 'address', 'district', 'city', 'postcode'] },
    { label: { tr: 'Onay ve form', en: 'Approval and form' }, fields: ['approvalKind', 'consentText', 'consentAt', 'formBarcode', 'incompleteReason', 'endReason', 'note'] },
    { label: { tr: 'Adet ve ücret', en: 'Quota and price' }, fields: ['orderLine', 'readerLine', 'quota', 'netPrice', 'readerNetPrice'] },
    { label: { tr: 'Ne zaman ne oldu', en: 'What happened when' }, fields: ['invitedAt', 'formReceivedAt', 'reviewedAt', 'approvedAt', 'startsAt', 'earliestProductionAt', 'producedAt', 'deliveredAt', 'identityEvidence'] },
  ],
  fields: preApplicationFields,
  // The portal speaks for an applicant or for an officer; what either may do with the record, the guards decide.
  rows: { own: { any: [{ field: 'person', isActor: 'person' }, { field: 'institution', isActor: 'institution' }] } },
  may: {
    read: {
      registrar: 'all', postClerk: 'all', supervisor: 'all', producer: 'all', qualityController: 'all', dispatcher: 'all', callAgent: 'all', callLead: 'all',
      accountant: 'all', financeApprover: 'all', auditor: 'all', portal: 'own',
    },
    seePersonal: {
      registrar: 'always', supervisor: 'always', postClerk: 'always', producer: 'always', qualityController: 'always', dispatcher: 'always',
      callAgent: 'withReason', callLead: 'withReason', accountant: 'withReason', auditor: 'withReason', portal: 'always',
    },
    create: ['registrar', 'portal'],
    update: [
      { fields: ['firstName', 'lastName', 'birthDate', 'birthPlace', 'staffNumber', 'staffClass', 'jobTitle', 'unitName', 'years', 'reader'], by: 'registrar', in: ['draft', 'awaitingInstitution', 'awaitingApplicant', 'awaitingForm', 'inReview', 'incomplete'] },
      { fields: ['email', 'phone', 'deliveryMethod', 'address', 'district', 'city', 'postcode'], by: ['registrar', 'callAgent'], fourEyes: true,
        in: ['draft', 'awaitingInstitution', 'awaitingApplicant', 'awaitingForm', 'inReview', 'incomplete', 'awaitingPayment', 'scheduled', 'queued', 'inProduction', 'readyToShip', 'returnedByCourier'] },
    ],
  },
  unmaskedList: ['registrar', 'supervisor'],
  loads: {
    personRecord: { one: 'people', by: 'person' },
    institutionRecord: { one: 'institutions', by: 'institution' },
    typeRecord: { one: 'application-types', by: 'applicationType' },
    othersOfPerson: { many: 'pre-applications', by: 'person', of: 'personRecord', limit: 500 },
    certificates: { many: 'certificates', by: 'person', of: 'personRecord', limit: 500 },
    charges: { many: 'charges', by: 'preApplication' },
    consent: { one: 'consent-texts', by: 'consentText' },
    method: { one: 'delivery-methods', by: 'deliveryMethod' },
  },
  conditions: preApplicationConditions,
  onCreate: { requires: ['personMayApply', 'institutionTakesApplications', 'routeOpen', 'noOtherOpenApplication', 'renewsOwnCertificate'], does: ['snapshotPerson', 'beginJourney'] },
  onUpdate: { does: ['askConsentAgain', 'readdressParcel'] },
  related: [
    { noun: 'documents', by: 'preApplication' }, { noun: 'charges', by: 'preApplication' }, { noun: 'production-items', by: 'preApplication' },
    { noun: 'certificates', by: 'preApplication' }, { noun: 'shipments', by: 'preApplication' },
  ],
  workflow: { initial: 'draft', states: preApplicationStates, actions: preApplicationActions },
});
