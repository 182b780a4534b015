import { type Role } from '#domain/roles.ts';

/**
 * Who may do what, written by hand from what the authority says of its desks; deliberately not derived
 * from the pages. A page that says otherwise is wrong, or this table is: matrix-by-hand.test.ts makes them agree word for word.
 */
export interface RightsOfNoun {
  /** 'all' records, or only those of the person or institution that the machine speaks for. */
  readonly reads: Partial<Record<Role, 'all' | 'own'>>;
  readonly personal: readonly string[];
  /** 'opens': sees personal values of an opened record; 'asks': only with a written reason. Other readers see masks. */
  readonly seesPersonal: Partial<Record<Role, 'opens' | 'asks'>>;
  /** Whose work list shows personal values without opening a record. */
  readonly unmaskedList: readonly Role[];
  /** Fields that not every reader sees. */
  readonly hidden: Readonly<Record<string, readonly Role[]>>;
  readonly creates: readonly Role[];
  readonly updates: readonly { readonly fields: readonly string[]; readonly by: readonly Role[]; readonly states: readonly string[] | 'any'; readonly second?: true }[];
  readonly acts: Readonly<Record<string, Act>>;
}

export interface Act {
  readonly by: readonly Role[];
  readonly from: readonly string[] | 'any';
  /** The states it can lead to; left out: it stays. */
  readonly to?: readonly string[];
  /** Whoever did one of these on the record may not do it. */
  readonly notAfter?: readonly string[];
}

const desks: readonly Role[] = [
  'registrar', 'postClerk', 'supervisor', 'assessor', 'producer', 'qualityController', 'dispatcher', 'callAgent', 'callLead', 'accountant', 'financeApprover', 'auditor',
];
const all = (...roles: readonly Role[]) => Object.fromEntries(roles.map((role) => [role, 'all'])) as Partial<Record<Role, 'all' | 'own'>>;

// Public bodies: nothing personal, so every desk may look them up, and the administrator who sets them up for billing and machines.
const institutionLives = ['registering', 'underReview', 'active', 'blockedForOrders'];
const institutions: RightsOfNoun = {
  reads: { ...all(...desks, 'admin', 'system'), portal: 'own' },
  personal: [],
  seesPersonal: {},
  unmaskedList: [],
  hidden: {},
  creates: ['registrar'],
  updates: [
    // What decides rights and money is the registrar's own only until somebody else has begun to rely on it.
    { fields: ['name', 'kind', 'sector', 'vkn', 'detsis', 'mailDomains'], by: ['registrar'], states: ['registering'] },
    { fields: ['name', 'kind', 'sector', 'vkn', 'detsis', 'mailDomains'], by: ['registrar'], states: ['underReview', 'active', 'blockedForOrders'], second: true },
    { fields: ['signingApplications'], by: ['registrar', 'assessor'], states: institutionLives },
    { fields: ['province', 'renewalWindowDays'], by: ['registrar'], states: institutionLives },
    // Forged certificates began with changed contact data: two people, once anybody relies on it.
    { fields: ['address', 'email', 'telephone', 'kep', 'signatory'], by: ['registrar'], states: ['registering'] },
    { fields: ['address', 'email', 'telephone', 'kep', 'signatory'], by: ['registrar'], states: ['underReview', 'active', 'blockedForOrders'], second: true },
  ],
  acts: {
    review: { by: ['registrar'], from: ['registering'], to: ['underReview'] },
    activate: { by: ['supervisor'], from: ['underReview'], to: ['active'], notAfter: ['create', 'update', 'review'] },
    // What opens the compliance gate is nobody's own word: another person than who registered or changed the record confirms it.
    confirmHistory: { by: ['supervisor'], from: institutionLives, notAfter: ['create', 'update'] },
    withdrawHistory: { by: ['supervisor'], from: institutionLives },
    returnToRegistration: { by: ['supervisor'], from: ['underReview'], to: ['registering'] },
    blockOrders: { by: ['supervisor', 'financeApprover'], from: ['active'], to: ['blockedForOrders'] },
    allowOrders: { by: ['supervisor', 'financeApprover'], from: ['blockedForOrders'], to: ['active'], notAfter: ['blockOrders'] },
    close: { by: ['supervisor'], from: institutionLives, to: ['closed'] },
    // What an approved merger does, and its undoing: nobody's own step.
    mergeAway: { by: ['system'], from: ['registering', 'underReview', 'active'], to: ['closed'] },
    comeBack: { by: ['system'], from: ['closed'], to: ['active', 'registering'] },
  },
};

// Two registrations become one: proposed by who registers, approved by another person, carried out by the console.
const mergers: RightsOfNoun = {
  reads: { ...all('registrar', 'supervisor', 'auditor') },
  personal: [],
  seesPersonal: {},
  unmaskedList: [],
  hidden: {},
  creates: ['registrar', 'supervisor'],
  updates: [],
  acts: {
    approve: { by: ['supervisor'], from: ['proposed'], to: ['moving'], notAfter: ['create'] },
    finish: { by: ['system'], from: ['moving'], to: ['done'] },
    undo: { by: ['supervisor'], from: ['done'], to: ['movingBack'] },
    finishBack: { by: ['system'], from: ['movingBack'], to: ['undone'] },
    withdraw: { by: ['registrar', 'supervisor'], from: ['proposed'], to: ['withdrawn'] },
  },
};

// The book of a merger: read, never written.
const mergerMoves: RightsOfNoun = { reads: { ...all('registrar', 'supervisor', 'auditor') }, personal: [], seesPersonal: {}, unmaskedList: [], hidden: {}, creates: [], updates: [], acts: {} };

const officers: RightsOfNoun = {
  reads: { ...all('registrar', 'postClerk', 'supervisor', 'assessor', 'callAgent', 'callLead', 'auditor'), portal: 'own' },
  personal: ['name', 'email', 'phone'],
  seesPersonal: { registrar: 'opens', postClerk: 'opens', supervisor: 'opens', portal: 'opens', assessor: 'asks', callAgent: 'asks', callLead: 'asks', auditor: 'asks' },
  unmaskedList: ['registrar'],
  hidden: {},
  creates: ['registrar'],
  updates: [
    { fields: ['email', 'phone', 'unit', 'from'], by: ['registrar'], states: ['proposed'] },
    { fields: ['email', 'phone', 'unit'], by: ['registrar', 'callAgent'], states: ['active'], second: true },
  ],
  acts: {
    activate: { by: ['supervisor', 'system'], from: ['proposed'], to: ['active'], notAfter: ['create', 'update'] },
    handOver: { by: ['registrar', 'supervisor'], from: ['active'], to: ['handedOver'] },
    end: { by: ['registrar', 'supervisor'], from: ['proposed', 'active'], to: ['ended'] },
  },
};

const beforeApproval = ['draft', 'awaitingInstitution', 'awaitingApplicant', 'awaitingForm', 'inReview', 'incomplete'];
const preApplications: RightsOfNoun = {
  reads: { ...all(...desks.filter((role) => role !== 'assessor')), portal: 'own' },
  personal: ['personNumber', 'firstName', 'lastName', 'birthDate', 'birthPlace', 'email', 'phone', 'staffNumber', 'address', 'identityEvidence'],
  // The card is made, checked and packed with the person's data in hand; the telephone and the till must say why they look.
  seesPersonal: {
    registrar: 'opens', postClerk: 'opens', supervisor: 'opens', producer: 'opens', qualityController: 'opens', dispatcher: 'opens', portal: 'opens',
    callAgent: 'asks', callLead: 'asks', accountant: 'asks', auditor: 'asks',
  },
  unmaskedList: ['registrar', 'supervisor'],
  hidden: { note: ['registrar', 'supervisor', 'callLead', 'auditor'] },
  creates: ['registrar', 'portal'],
  updates: [
    { fields: ['firstName', 'lastName', 'birthDate', 'birthPlace', 'staffNumber', 'staffClass', 'jobTitle', 'unitName', 'years', 'reader'], by: ['registrar'], states: beforeApproval },
    { fields: ['email', 'phone', 'deliveryMethod', 'address', 'district', 'city', 'postcode'], by: ['registrar', 'callAgent'], second: true,
      states: [...beforeApproval, 'awaitingPayment', 'scheduled', 'queued', 'inProduction', 'readyToShip', 'returnedByCourier'] },
  ],
  acts: {
    invite: { by: ['registrar', 'system'], from: ['draft'], to: ['awaitingApplicant'] },
    askInstitution: { by: ['registrar', 'system'], from: ['draft'], to: ['awaitingInstitution'] },
    confirmByInstitution: { by: ['registrar', 'portal'], from: ['awaitingInstitution'], to: ['awaitingApplicant'] },
    fillForm: { by: ['portal', 'registrar'], from: ['awaitingApplicant'] },
    correctForm: { by: ['portal', 'registrar'], from: ['incomplete'], to: ['awaitingApplicant'] },
    // Nobody of ours can sign or approve in the applicant's place.
    approveBySignature: { by: ['portal'], from: ['awaitingApplicant'], to: ['inReview'] },
    approveByEApproval: { by: ['portal'], from: ['awaitingApplicant'], to: ['inReview'] },
    chooseWetInk: { by: ['portal', 'registrar'], from: ['awaitingApplicant'], to: ['awaitingForm'] },
    changeApprovalKind: { by: ['portal', 'registrar'], from: ['awaitingForm'], to: ['awaitingApplicant'] },
    receiveForm: { by: ['postClerk', 'registrar'], from: ['awaitingForm'], to: ['inReview'] },
    review: { by: ['registrar'], from: ['inReview'] },
    markIncomplete: { by: ['registrar', 'supervisor'], from: ['inReview'], to: ['incomplete'] },
    resubmit: { by: ['portal', 'registrar', 'postClerk'], from: ['incomplete'], to: ['inReview'] },
    askAgain: { by: ['registrar', 'system'], from: ['awaitingForm', 'inReview', 'incomplete'], to: ['awaitingApplicant'] },
    // Whoever put anything of the applicant's on the form may not approve it, whatever role he holds meanwhile.
    approve: { by: ['supervisor'], from: ['inReview'], to: ['awaitingPayment', 'queued'], notAfter: ['create', 'update', 'fillForm', 'confirmByInstitution', 'receiveForm', 'resubmit', 'review'] },
    reject: { by: ['supervisor', 'portal'], from: ['awaitingInstitution', 'inReview', 'incomplete'], to: ['rejected'] },
    paymentArrived: { by: ['system'], from: ['awaitingPayment'], to: ['queued'] },
    postpone: { by: ['system'], from: ['queued'], to: ['scheduled'] },
    comeDue: { by: ['system'], from: ['scheduled'], to: ['queued'] },
    startProduction: { by: ['system'], from: ['queued'], to: ['inProduction'] },
    backToQueue: { by: ['system'], from: ['inProduction'], to: ['queued'] },
    passQuality: { by: ['system'], from: ['inProduction'], to: ['readyToShip'] },
    handToCourier: { by: ['system'], from: ['readyToShip', 'returnedByCourier'], to: ['shipped'] },
    returnFromCourier: { by: ['system'], from: ['shipped'], to: ['returnedByCourier'] },
    deliver: { by: ['system', 'dispatcher'], from: ['readyToShip', 'shipped', 'returnedByCourier'], to: ['delivered'] },
    expire: { by: ['system'], from: ['awaitingApplicant', 'awaitingForm', 'incomplete'], to: ['expired'] },
    cancel: { by: ['registrar', 'supervisor', 'portal'], from: [...beforeApproval, 'awaitingPayment', 'scheduled'], to: ['cancelled'] },
    cancelInProduction: { by: ['supervisor'], from: ['queued', 'inProduction', 'readyToShip', 'returnedByCourier'], to: ['cancelled'] },
  },
};

const invoices: RightsOfNoun = {
  reads: { ...all('accountant', 'financeApprover', 'registrar', 'callAgent', 'callLead', 'auditor'), portal: 'own' },
  personal: ['buyerName', 'buyerTckn'],
  seesPersonal: { accountant: 'opens', financeApprover: 'opens', portal: 'opens', registrar: 'asks', callAgent: 'asks', callLead: 'asks', auditor: 'asks' },
  unmaskedList: [],
  hidden: {},
  creates: ['accountant'],
  updates: [{ fields: ['profile', 'billingAccount', 'note'], by: ['accountant'], states: ['draft'] }],
  acts: {
    collect: { by: ['accountant'], from: ['draft'] },
    issue: { by: ['accountant', 'financeApprover'], from: ['draft'], to: ['issued'] },
    linkCharge: { by: ['system'], from: ['issued'] },
    attachPdf: { by: ['system'], from: ['issued', 'sent', 'delivered', 'sendFailed', 'rejected', 'cancelled'] },
    send: { by: ['accountant', 'system'], from: ['issued', 'sendFailed'], to: ['sent'] },
    confirmDelivery: { by: ['accountant', 'system'], from: ['sent'], to: ['delivered'] },
    failSending: { by: ['accountant', 'system'], from: ['sent'], to: ['sendFailed'] },
    reject: { by: ['accountant', 'system'], from: ['sent', 'delivered'], to: ['rejected'] },
    // An issued invoice is undone by the second finance person only, and not by whoever issued it.
    cancel: { by: ['financeApprover'], from: ['draft', 'issued', 'sendFailed', 'rejected'], to: ['cancelled'], notAfter: ['issue'] },
    makeReturn: { by: ['accountant'], from: ['sent', 'delivered'] },
  },
};

const payments: RightsOfNoun = {
  // A bank reaches what came through itself, to take it back; its door shows it no more than reference and state.
  reads: { ...all('accountant', 'financeApprover', 'callAgent', 'callLead', 'auditor'), bank: 'own' },
  personal: ['payerTckn', 'payerName', 'payerIban', 'description', 'refundIban'],
  seesPersonal: { accountant: 'opens', financeApprover: 'opens', callAgent: 'asks', callLead: 'asks', auditor: 'asks' },
  unmaskedList: ['accountant'],
  hidden: {},
  creates: ['accountant', 'bank'],
  // Money that arrived is a fact: nobody edits it.
  updates: [],
  acts: {
    suggest: { by: ['system'], from: ['received', 'unidentified'], to: ['suggested'] },
    // A match by the charge's own reference and sum leaves nothing to judge.
    settle: { by: ['system'], from: ['suggested'], to: ['allocated', 'partlyAllocated'] },
    markUnidentified: { by: ['accountant', 'system'], from: ['received', 'suggested'], to: ['unidentified'] },
    matchAgain: { by: ['accountant'], from: ['received', 'unidentified'] },
    acceptSuggestion: { by: ['accountant'], from: ['suggested'], to: ['allocated', 'partlyAllocated'] },
    allocate: { by: ['accountant'], from: ['received', 'unidentified', 'suggested', 'partlyAllocated'], to: ['allocated', 'partlyAllocated'] },
    freeAllocation: { by: ['system'], from: ['partlyAllocated', 'allocated'], to: ['unidentified', 'partlyAllocated'] },
    // Who allocates money does not send it back; while it is decided, nobody moves it.
    requestRefund: { by: ['accountant'], from: ['unidentified', 'partlyAllocated'], to: ['refundRequested'] },
    approveRefund: { by: ['financeApprover'], from: ['refundRequested'], to: ['refundApproved'], notAfter: ['create', 'requestRefund', 'allocate', 'acceptSuggestion'] },
    refuseRefund: { by: ['financeApprover'], from: ['refundRequested'], to: ['unidentified', 'partlyAllocated'] },
    sendRefund: { by: ['accountant'], from: ['refundApproved'], to: ['refunded'], notAfter: ['approveRefund'] },
    reverse: { by: ['financeApprover', 'bank', 'system'], from: ['received', 'unidentified', 'suggested', 'partlyAllocated', 'allocated'], to: ['reversed'] },
  },
};

const usable = ['scheduled', 'active', 'suspended'];
const certificates: RightsOfNoun = {
  reads: { ...all('registrar', 'supervisor', 'producer', 'qualityController', 'dispatcher', 'callAgent', 'callLead', 'auditor'), portal: 'own' },
  // The certificate itself spells the holder's name and number out: it is as personal as they are.
  personal: ['holderName', 'holderNumber', 'pem'],
  seesPersonal: { registrar: 'opens', supervisor: 'opens', qualityController: 'opens', portal: 'opens', callAgent: 'asks', callLead: 'asks', auditor: 'asks' },
  unmaskedList: [],
  hidden: { pem: ['supervisor', 'qualityController', 'auditor'] },
  creates: [],
  updates: [],
  acts: {
    activate: { by: ['system'], from: ['scheduled'], to: ['active'] },
    expire: { by: ['system'], from: ['active', 'suspended'], to: ['expired'] },
    supersede: { by: ['system'], from: ['active'], to: ['superseded'] },
    requestRevocation: { by: ['callAgent', 'callLead', 'registrar', 'portal'], from: usable },
    suspend: { by: ['callAgent', 'callLead', 'supervisor', 'portal'], from: ['active'], to: ['suspended'] },
    // Suspending is for whoever fears a loss; that it was none is for us to judge, by another person.
    reinstate: { by: ['callLead', 'supervisor'], from: ['suspended'], to: ['active'], notAfter: ['suspend'] },
    revoke: { by: ['callLead', 'supervisor', 'system'], from: usable, to: ['revoked'], notAfter: ['requestRevocation'] },
    confirmRevocation: { by: ['system'], from: ['revoked'] },
    remindRenewal: { by: ['registrar', 'callAgent', 'callLead'], from: ['active'] },
  },
};

// A quote binds nobody but us, and holds nothing personal: those who write orders write it, those who are asked for it may read it.
const quotes: RightsOfNoun = {
  reads: all('registrar', 'supervisor', 'callAgent', 'callLead', 'accountant', 'financeApprover', 'auditor'),
  personal: [],
  seesPersonal: {},
  unmaskedList: [],
  hidden: {},
  creates: ['registrar', 'accountant'],
  updates: [{ fields: ['kind', 'note'], by: ['registrar', 'accountant'], states: ['draft'] }],
  acts: {
    send: { by: ['registrar', 'accountant'], from: ['draft'], to: ['sent'] },
    order: { by: ['registrar', 'accountant'], from: ['sent'], to: ['ordered'] },
    decline: { by: ['registrar', 'accountant'], from: ['sent'], to: ['declined'] },
    withdraw: { by: ['registrar', 'accountant'], from: ['draft', 'sent'], to: ['withdrawn'] },
    expire: { by: ['system'], from: ['sent'], to: ['expired'] },
  },
};

// The end of a person's data: one asks, two others of two desks carry it out. It holds no personal value itself.
const destructions: RightsOfNoun = {
  reads: { ...all('registrar', 'supervisor', 'financeApprover', 'auditor') },
  personal: [],
  seesPersonal: {},
  unmaskedList: [],
  hidden: {},
  creates: ['supervisor'],
  updates: [{ fields: ['ground', 'basis'], by: ['supervisor'], states: ['requested'] }],
  acts: {
    carryOut: { by: ['supervisor', 'financeApprover'], from: ['requested'], to: ['destroyed'], notAfter: ['create', 'update'] },
    refuse: { by: ['supervisor', 'financeApprover'], from: ['requested'], to: ['refused'], notAfter: ['create'] },
    withdraw: { by: ['supervisor'], from: ['requested'], to: ['withdrawn'] },
  },
};

// What a machine found of a signature is nobody's to write: people may only have it looked at again.
const signatureChecks: RightsOfNoun = {
  reads: { ...all('registrar', 'postClerk', 'supervisor', 'assessor', 'auditor') },
  personal: ['signerName', 'signerNumber'],
  seesPersonal: { registrar: 'opens', postClerk: 'opens', supervisor: 'opens', assessor: 'asks', auditor: 'asks' },
  unmaskedList: ['registrar'],
  hidden: { jobKey: ['admin'] },
  creates: [],
  updates: [],
  acts: {
    verifyAgain: { by: ['registrar', 'supervisor'], from: ['standing'] },
    supersede: { by: ['system'], from: ['standing'], to: ['superseded'] },
  },
};

export const rightsByHand: Readonly<Record<string, RightsOfNoun>> = {
  institutions, officers, 'pre-applications': preApplications, invoices, payments, certificates, quotes, destructions, mergers, 'merger-moves': mergerMoves, 'signature-checks': signatureChecks,
};
