import { choice, refersTo, structure, text, longText, vkn } from './language/field.ts';
import { defineResource } from './language/resource.ts';

/** The spending unit that pays: it is asked from the institution, never guessed. */
export const billingAccounts = defineResource('billing-accounts', {
  label: { tr: 'Harcama birimi', en: 'Billing account' },
  plural: { tr: 'Harcama birimleri', en: 'Billing accounts' },
  title: ['name'],
  group: 'institutions',
  list: ['name', 'institution', 'vkn', 'city', 'invoiceProfile', 'state'],
  fields: {
    institution: refersTo({ tr: 'Kurum', en: 'Institution' }, 'institutions', { required: true }),
    unit: refersTo({ tr: 'Birim', en: 'Unit' }, 'units'),
    name: text({ tr: 'Harcama birimi adı', en: 'Name' }, { required: true, sortable: true, searchable: 'name' }),
    vkn: vkn({ tr: 'Vergi kimlik no', en: 'Tax number' }, { required: true, searchable: 'exact' }),
    taxOffice: text({ tr: 'Vergi dairesi', en: 'Tax office' }, { max: 80 }),
    address: longText({ tr: 'Adres', en: 'Address' }, { max: 500 }),
    district: text({ tr: 'İlçe', en: 'District' }, { max: 60 }),
    city: text({ tr: 'İl', en: 'City' }, { required: true, max: 40 }),
    accountingUnit: text({ tr: 'Muhasebe birimi', en: 'Accounting unit' }, { max: 120 }),
    invoiceLabel: text({ tr: 'e-Fatura etiketi', en: 'e-Invoice label' }, { max: 120 }),
    invoiceProfile: choice({ tr: 'Fatura profili', en: 'Invoice profile' }, {
      TEMELFATURA: { tr: 'Temel e-Fatura', en: 'Basic e-Invoice' },
      KAMU: { tr: 'Kamu e-Faturası', en: 'Public-sector e-Invoice' },
      EARSIV: { tr: 'e-Arşiv', en: 'e-Archive' },
    }, { required: true }),
    ibansSeen: structure<string[]>()({ tr: 'Ödeme gelen IBAN’lar', en: 'IBANs seen' }, { derived: true }),
  },
  rows: { ownInstitution: { field: 'institution', isActor: 'institution' } },
  may: {
    read: { registrar: 'all', supervisor: 'all', accountant: 'all', financeApprover: 'all', callAgent: 'all', callLead: 'all', auditor: 'all', admin: 'all', portal: 'ownInstitution' },
    create: ['registrar', 'accountant'],
    update: [
      { fields: ['name', 'unit', 'taxOffice', 'address', 'district', 'city', 'accountingUnit', 'invoiceLabel', 'invoiceProfile'], by: ['registrar', 'accountant'], in: ['active'] },
      { fields: ['vkn'], by: 'accountant', in: ['active'], fourEyes: true },
    ],
  },
  workflow: {
    initial: 'active',
    states: {
      active: { label: { tr: 'Açık', en: 'Active' }, kind: 'done' },
      closed: { label: { tr: 'Kapatıldı', en: 'Closed' }, kind: 'stopped' },
    },
    actions: {
      close: { label: { tr: 'Kapat', en: 'Close' }, from: 'active', to: 'closed', by: ['registrar', 'accountant'], intent: 'danger' },
      reopen: { label: { tr: 'Yeniden aç', en: 'Reopen' }, from: 'closed', to: 'active', by: 'accountant' },
    },
  },
});
