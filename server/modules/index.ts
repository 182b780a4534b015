import { type Module } from '../engine/types.ts';
import { allocationsModule } from './allocations/index.ts';
import { apiClientsModule } from './api-clients/index.ts';
import { appointmentsModule } from './appointments/index.ts';
import { applicationListsModule } from './application-lists/index.ts';
import { applicationTypesModule } from './application-types/index.ts';
import { assessmentsModule } from './assessments/index.ts';
import { bankStatementsModule } from './bank-statements/index.ts';
import { billingAccountsModule } from './billing-accounts/index.ts';
import { callsModule } from './calls/index.ts';
import { carriersModule } from './carriers/index.ts';
import { certificatesModule } from './certificates/index.ts';
import { changesModule } from './changes/index.ts';
import { chargesModule } from './charges/index.ts';
import { classificationRulesModule } from './classification-rules/index.ts';
import { consentTextsModule } from './consent-texts/index.ts';
import { courierEventsModule } from './courier-events/index.ts';
import { deliveryMethodsModule } from './delivery-methods/index.ts';
import { destructionsModule } from './destructions/index.ts';
import { documentRequirementsModule } from './document-requirements/index.ts';
import { documentTypesModule } from './document-types/index.ts';
import { documentsModule } from './documents/index.ts';
import { employmentsModule } from './employments/index.ts';
import { exemptionsModule } from './exemptions/index.ts';
import { guidesModule } from './guides/index.ts';
import { holidaysModule } from './holidays/index.ts';
import { identityProofsModule } from './identity-proofs/index.ts';
import { institutionsModule } from './institutions/index.ts';
import { invoiceLinesModule } from './invoice-lines/index.ts';
import { invoicesModule } from './invoices/index.ts';
import { legalTextsModule } from './legal-texts/index.ts';
import { listFormsModule } from './list-forms/index.ts';
import { listHeadingsModule } from './list-headings/index.ts';
import { listRowsModule } from './list-rows/index.ts';
import { manifestsModule } from './manifests/index.ts';
import { mergerMovesModule } from './merger-moves/index.ts';
import { mergersModule } from './mergers/index.ts';
import { messageAttachmentsModule } from './message-attachments/index.ts';
import { messagesModule } from './messages/index.ts';
import { officersModule } from './officers/index.ts';
import { orderLinesModule } from './order-lines/index.ts';
import { ordersModule } from './orders/index.ts';
import { outgoingMailsModule } from './outgoing-mails/index.ts';
import { paymentsModule } from './payments/index.ts';
import { peopleModule } from './people/index.ts';
import { portalErrorsModule } from './portal-errors/index.ts';
import { preApplicationsModule } from './pre-applications/index.ts';
import { priceListsModule } from './price-lists/index.ts';
import { productionBatchesModule } from './production-batches/index.ts';
import { productionItemsModule } from './production-items/index.ts';
import { quoteLinesModule } from './quote-lines/index.ts';
import { procurementPacksModule } from './procurement-packs/index.ts';
import { quotesModule } from './quotes/index.ts';
import { reasonCodesModule } from './reason-codes/index.ts';
import { settingsModule } from './settings/index.ts';
import { shipmentsModule } from './shipments/index.ts';
import { signatureChecksModule } from './signature-checks/index.ts';
import { signingApplicationsModule } from './signing-applications/index.ts';
import { staffModule } from './staff/index.ts';
import { stockLotsModule } from './stock-lots/index.ts';
import { tasksModule } from './tasks/index.ts';
import { templatesModule } from './templates/index.ts';
import { unitsModule } from './units/index.ts';

/** The module of every page, in the order of the menu. */
export const modules: readonly Module[] = [
  tasksModule,
  messagesModule,
  messageAttachmentsModule,
  outgoingMailsModule,
  documentsModule,
  signatureChecksModule,
  preApplicationsModule,
  applicationListsModule,
  listFormsModule,
  listHeadingsModule,
  listRowsModule,
  peopleModule,
  employmentsModule,
  identityProofsModule,
  institutionsModule,
  unitsModule,
  officersModule,
  billingAccountsModule,
  mergersModule,
  mergerMovesModule,
  procurementPacksModule,
  quotesModule,
  quoteLinesModule,
  ordersModule,
  orderLinesModule,
  assessmentsModule,
  appointmentsModule,
  signingApplicationsModule,
  exemptionsModule,
  productionBatchesModule,
  productionItemsModule,
  stockLotsModule,
  certificatesModule,
  shipmentsModule,
  manifestsModule,
  courierEventsModule,
  carriersModule,
  invoicesModule,
  invoiceLinesModule,
  chargesModule,
  paymentsModule,
  allocationsModule,
  bankStatementsModule,
  priceListsModule,
  callsModule,
  portalErrorsModule,
  changesModule,
  destructionsModule,
  applicationTypesModule,
  documentTypesModule,
  documentRequirementsModule,
  templatesModule,
  classificationRulesModule,
  guidesModule,
  consentTextsModule,
  legalTextsModule,
  reasonCodesModule,
  deliveryMethodsModule,
  holidaysModule,
  settingsModule,
  staffModule,
  apiClientsModule,
];
