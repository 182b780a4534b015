import { describe, expect, test } from 'vitest';
import { pages } from '#domain/index.ts';
import { type Page } from '#domain/language/resource.ts';
import { asList, targetsOf } from '#domain/language/workflow.ts';
import { machineRoles, roleNames, staffRoles, type Role } from '#domain/roles.ts';
import { rightsByHand, type RightsOfNoun } from './rights-by-hand.ts';

const pageOf = (noun: string): Page => pages.find(({ name }) => name === noun) as Page;
const sorted = (names: readonly string[]) => [...names].sort();
const lists = <T extends object>(record: T) => Object.fromEntries(Object.entries(record).map(([name, value]) => [name, sorted(value as string[])]));

/** A page's rights in the words of the table. */
function rightsOnPage(page: Page): RightsOfNoun {
  const { may, workflow } = page;
  const named = Object.entries(page.fields);
  return {
    reads: Object.fromEntries(Object.entries(may.read).map(([role, rows]) => [role, rows === 'all' ? 'all' : 'own'])),
    personal: named.filter(([, field]) => field.personal).map(([name]) => name),
    seesPersonal: Object.fromEntries(Object.entries(may.seePersonal ?? {}).map(([role, how]) => [role, how === 'always' ? 'opens' : 'asks'])),
    unmaskedList: page.unmaskedList ?? [],
    hidden: Object.fromEntries(named.filter(([, field]) => field.see).map(([name, field]) => [name, field.see ?? []])),
    creates: asList(may.create),
    updates: (may.update ?? []).map((rule) => ({ fields: rule.fields, by: asList(rule.by), states: rule.in ?? 'any', ...(rule.fourEyes ? { second: true as const } : {}) })),
    acts: Object.fromEntries(Object.entries(workflow.actions).map(([name, action]) => [name, {
      by: asList(action.by), from: action.from === undefined ? 'any' : asList(action.from),
      ...(action.to === undefined ? {} : { to: [...targetsOf(action, '')] }), ...(action.notBy === undefined ? {} : { notAfter: asList<string>(action.notBy) }),
    }])),
  };
}

/** Field by field, role by role, state by state: how a field may be changed. */
function updatesOneByOne({ updates }: RightsOfNoun, states: readonly string[]): string[] {
  const ways = updates.flatMap(({ fields, by, states: where, second }) =>
    fields.flatMap((field) => by.flatMap((role) => (where === 'any' ? states : where).map((state) => `${field} by ${role} in ${state}${second ? ' with a second person' : ''}`))));
  return sorted([...new Set(ways)]);
}

const comparable = ({ acts, updates: _, ...rights }: RightsOfNoun) => ({
  ...rights, personal: sorted(rights.personal), unmaskedList: sorted(rights.unmaskedList), creates: sorted(rights.creates), hidden: lists(rights.hidden),
  acts: Object.fromEntries(Object.entries(acts).map(([name, act]) => [name, { ...act, ...lists({ by: act.by, ...(act.from === 'any' ? {} : { from: act.from }), ...(act.to ? { to: act.to } : {}), ...(act.notAfter ? { notAfter: act.notAfter } : {}) }) }])),
});

describe.each(Object.entries(rightsByHand))('%s', (noun, byHand) => {
  const page = pageOf(noun);
  test('the page gives exactly the rights that were written by hand', () => {
    expect(comparable(rightsOnPage(page))).toEqual(comparable(byHand));
  });
  test('each field may be changed by exactly those, in those states, alone or with a second person', () => {
    const states = Object.keys(page.workflow.states);
    expect(updatesOneByOne(rightsOnPage(page), states)).toEqual(updatesOneByOne(byHand, states));
  });
});

/** What is no business of certificates, money or people: the settings of the console, and the tasks of every desk. */
const administered = new Set(['carriers', 'application-types', 'document-types', 'document-requirements', 'classification-rules', 'templates', 'guides', 'consent-texts', 'legal-texts', 'reason-codes', 'delivery-methods', 'holidays', 'settings', 'staff', 'api-clients']);
// A fault of the portal may be a fault of its machinery.
const ownWork = new Set(['tasks', 'portal-errors']);

const writersOf = (page: Page): Role[] => [
  ...asList(page.may.create), ...(page.may.update ?? []).flatMap(({ by }) => asList(by)), ...Object.values(page.workflow.actions).flatMap(({ by }) => asList(by)),
];
const nounsWhere = (holds: (page: Page) => boolean) => pages.filter(holds).map(({ name }) => name);

describe('who must not', () => {
  test('the auditor reads every noun and writes none', () => {
    expect(nounsWhere((page) => page.may.read.auditor !== 'all')).toEqual([]);
    expect(nounsWhere((page) => writersOf(page).includes('auditor'))).toEqual([]);
  });

  test('the administrator configures, sees no personal value and decides no business', () => {
    expect(nounsWhere((page) => page.may.seePersonal?.admin !== undefined)).toEqual([]);
    const acting = pages.filter((page) => writersOf(page).includes('admin') && !administered.has(page.name) && !ownWork.has(page.name));
    // Taking back one's own proposal of a setting decides nothing.
    expect(acting.map(({ name, workflow, may }) => [name, asList(may.create).includes('admin'), Object.entries(workflow.actions).filter(([, { by }]) => asList(by).includes('admin')).map(([action]) => action)]))
      .toEqual([['changes', false, ['withdraw']]]);
  });

  test('who gives roles needs a second person, and so does who changes a setting or what a machine may reach', () => {
    const alone = [['staff', 'heldRoles'], ['staff', 'person'], ['settings', 'value'], ['api-clients', 'scopes'], ['api-clients', 'addresses'], ['api-clients', 'bank'], ['staff', 'standIn'], ['staff', 'email']].filter(([noun = '', field = '']) =>
      (pageOf(noun).may.update ?? []).some((rule) => rule.fields.includes(field) && !rule.fourEyes));
    expect(alone).toEqual([]);
    expect(asList<string>(pageOf('staff').workflow.actions['activate']?.notBy)).toContain('create');
  });

  test('machines sign in to no screen: each right of theirs is one that the integration needs', () => {
    const rights = machineRoles.flatMap((role) => pages.flatMap((page) => [
      ...(asList(page.may.create).includes(role) ? [`${role} creates ${page.name}`] : []),
      ...(page.may.update ?? []).filter(({ by }) => asList(by).includes(role)).map(() => `${role} updates ${page.name}`),
      ...(role === 'system' ? [] : Object.entries(page.workflow.actions).filter(([, { by }]) => asList(by).includes(role)).map(([action]) => `${role}: ${page.name}.${action}`)),
      ...(role === 'system' || role === 'portal' ? [] : page.may.read[role] === undefined ? [] : [`${role} reads ${page.name}`]),
      ...(role === 'portal' && page.may.read.portal === 'all' ? [`portal reads all ${page.name}`] : []),
    ]));
    expect(rights.sort()).toEqual([...machineRights].sort());
  });

  test('whoever may change or move a record may also read it, but for machines that only hand something in', () => {
    const blind = pages.flatMap((page) => [...new Set(writersOf(page))].filter((role) => role !== 'system' && page.may.read[role] === undefined).map((role) => `${role} writes ${page.name}`));
    expect(blind.sort()).toEqual(['bank writes bank-statements']);
  });
});

const machineRights = [
  'portal creates people', 'portal creates portal-errors', 'portal creates pre-applications', 'portal creates employments', 'portal creates identity-proofs', 'portal creates application-lists', 'portal creates list-forms',
  'bank creates bank-statements', 'bank creates payments', 'bank: payments.reverse', 'bank reads payments', 'bank reads charges',
  'courier creates courier-events', 'courier reads courier-events', 'courier reads carriers',
  // What the portal shows to whoever comes: texts, choices, prices.
  ...['application-types', 'consent-texts', 'delivery-methods', 'guides', 'price-lists', 'reason-codes'].map((noun) => `portal reads all ${noun}`),
  'portal: assessments.reportReady',
  ...['confirmByInstitution', 'fillForm', 'correctForm', 'approveBySignature', 'approveByEApproval', 'chooseWetInk', 'changeApprovalKind', 'resubmit', 'reject', 'cancel'].map((action) => `portal: pre-applications.${action}`),
  ...['requestRevocation', 'suspend'].map((action) => `portal: certificates.${action}`),
  ...['permitEApproval', 'withdrawEApproval'].map((action) => `portal: people.${action}`),
];

describe('a proposal that waits for a second person', () => {
  const fourEyed = pages.filter(({ may }) => may.update?.some((rule) => rule.fourEyes));
  const proposals = pageOf('changes');
  const nounsFor = (role: Role): string[] => {
    const rows = proposals.may.read[role];
    const rule = rows === undefined || rows === 'all' ? undefined : (proposals.rows?.[rows] as { in: readonly string[] });
    return fourEyed.map(({ name }) => name).filter((name) => rows === 'all' || rule?.in.includes(name));
  };
  const decides: readonly Role[] = ['supervisor', 'auditor'];

  test('is seen by nobody who may not read the record it would change, but for who decides on all of them', () => {
    const blind = roleNames.filter((role) => !decides.includes(role)).flatMap((role) => nounsFor(role).filter((noun) => pageOf(noun).may.read[role] === undefined).map((noun) => `${role}: ${noun}`));
    expect(blind).toEqual([]);
  });

  test('shows personal values to nobody who would not see them on the record, but for the lead who compares old and new', () => {
    const shown = roleNames.filter((role) => proposals.may.seePersonal?.[role] === 'always').flatMap((role) => nounsFor(role).filter((noun) => {
      const page = pageOf(noun);
      const holds = page.may.update?.some((rule) => rule.fourEyes && rule.fields.some((field) => page.fields[field]?.personal));
      return holds && page.may.seePersonal?.[role] !== 'always';
    }).map((noun) => `${role}: ${noun}`));
    expect(shown).toEqual(['callLead: pre-applications', 'callLead: people', 'callLead: officers']);
  });

  test('is read by every desk that may propose it or decide on it', () => {
    const deciding = asList(proposals.workflow.actions['approve']?.by);
    const proposing = fourEyed.flatMap(({ name, may }) => (may.update ?? []).filter(({ fourEyes }) => fourEyes).flatMap(({ by }) => asList(by).map((role) => [role, name] as const)));
    expect(proposing.filter(([role, noun]) => !nounsFor(role).includes(noun))).toEqual([]);
    expect(fourEyed.filter(({ name }) => !deciding.some((role) => nounsFor(role).includes(name)))).toEqual([]);
  });
});

/** A step of the road and who takes it; two of them never by the same person, because no person holds two of the roles. */
describe('who reviews, approves, produces, checks and ships are five people', () => {
  const steps = {
    reviews: ['pre-applications', 'review'], approves: ['pre-applications', 'approve'], produces: ['production-items', 'personalise'], checks: ['production-items', 'pass'], ships: ['shipments', 'handOver'],
  } as const;
  const doers = Object.entries(steps).map(([step, [noun, action]]) => [step, asList(pageOf(noun).workflow.actions[action]?.by).filter((role) => (staffRoles as readonly Role[]).includes(role))] as const);

  test('each step belongs to one desk', () => {
    expect(Object.fromEntries(doers)).toEqual({ reviews: ['registrar'], approves: ['supervisor'], produces: ['producer'], checks: ['qualityController'], ships: ['dispatcher'] });
  });

  test('no role does two of them, and every role is a role', () => {
    expect(new Set(doers.flatMap(([, by]) => by)).size).toBe(5);
    for (const page of pages) expect(writersOf(page).filter((role) => !roleNames.includes(role))).toEqual([]);
  });
});
