import { type Page } from './language/resource.ts';
import { allocations } from './allocations.ts';
import { apiClients } from './api-clients.ts';
import { appointments } from './appointments.ts';
import { applicationLists } from './application-lists.ts';
import { applicationTypes } from './application-types.ts';
import { assessments } from './assessments.ts';
import { bankStatements } from './bank-statements.ts';
import { billingAccounts } from './billing-accounts.ts';
import { calls } from './calls.ts';
import { carriers } from './carriers.ts';
import { certificates } from './certificates.ts';
import { changes } from './changes.ts';
import { charges } from './charges.ts';
import { classificationRules } from './classification-rules.ts';
import { consentTexts } from './consent-texts.ts';
import { courierEvents } from './courier-events.ts';
import { deliveryMethods } from './delivery-methods.ts';
import { destructions } from './destructions.ts';
import { documentRequirements } from './document-requirements.ts';
import { documentTypes } from './document-types.ts';
import { documents } from './documents.ts';
import { employments } from './employments.ts';
import { exemptions } from './exemptions.ts';
import { guides } from './guides.ts';
import { holidays } from './holidays.ts';
import { identityProofs } from './identity-proofs.ts';
import { institutions } from './institutions.ts';
import { invoiceLines } from './invoice-lines.ts';
import { invoices } from './invoices.ts';
import { legalTexts } from './legal-texts.ts';
import { listForms } from './list-forms.ts';
import { listHeadings } from './list-headings.ts';
import { listRows } from './list-rows.ts';
import { manifests } from './manifests.ts';
import { mergerMoves } from './merger-moves.ts';
import { mergers } from './mergers.ts';
import { messageAttachments } from './message-attachments.ts';
import { messages } from './messages.ts';
import { officers } from './officers.ts';
import { orderLines } from './order-lines.ts';
import { orders } from './orders.ts';
import { outgoingMails } from './outgoing-mails.ts';
import { payments } from './payments.ts';
import { people } from './people.ts';
import { portalErrors } from './portal-errors.ts';
import { preApplications } from './pre-applications.ts';
import { priceLists } from './price-lists.ts';
import { productionBatches } from './production-batches.ts';
import { productionItems } from './production-items.ts';
import { quoteLines } from './quote-lines.ts';
import { procurementPacks } from './procurement-packs.ts';
import { quotes } from './quotes.ts';
import { reasonCodes } from './reason-codes.ts';
import { settings } from './settings.ts';
import { shipments } from './shipments.ts';
import { signatureChecks } from './signature-checks.ts';
import { signingApplications } from './signing-applications.ts';
import { staff } from './staff.ts';
import { stockLots } from './stock-lots.ts';
import { tasks } from './tasks.ts';
import { templates } from './templates.ts';
import { units } from './units.ts';

export { desks, type Desk } from './menu.ts';

/** Every noun once; the key is the noun's name, the order is the menu's. */
const byName = {
  // inbox and documents
  tasks, messages, 'message-attachments': messageAttachments, 'outgoing-mails': outgoingMails, documents, 'signature-checks': signatureChecks,
  // applications
  'pre-applications': preApplications, 'application-lists': applicationLists, 'list-rows': listRows, 'list-forms': listForms, people, employments, 'identity-proofs': identityProofs,
  // institutions
  institutions, units, officers, 'billing-accounts': billingAccounts, mergers, 'merger-moves': mergerMoves,
  // orders
  'procurement-packs': procurementPacks, quotes, 'quote-lines': quoteLines, orders, 'order-lines': orderLines,
  // assessment
  assessments, appointments, 'signing-applications': signingApplications, exemptions,
  // production and certificates
  'production-batches': productionBatches, 'production-items': productionItems, 'stock-lots': stockLots, certificates,
  // courier
  shipments, manifests, 'courier-events': courierEvents, carriers,
  // finance
  invoices, 'invoice-lines': invoiceLines, charges, payments, allocations, 'bank-statements': bankStatements, 'price-lists': priceLists,
  // call centre and approvals
  calls, 'portal-errors': portalErrors, changes, destructions,
  // settings
  'application-types': applicationTypes, 'document-types': documentTypes, 'document-requirements': documentRequirements, templates, 'classification-rules': classificationRules, guides, 'consent-texts': consentTexts, 'legal-texts': legalTexts, 'reason-codes': reasonCodes, 'list-headings': listHeadings, 'delivery-methods': deliveryMethods,
  holidays, settings, staff, 'api-clients': apiClients,
};

export type PageMap = typeof byName;
export type Noun = keyof PageMap;

export const pages: readonly Page[] = Object.values(byName) as unknown as readonly Page[];
