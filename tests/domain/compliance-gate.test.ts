import { expect, test } from 'vitest';
import { complianceGate, type GateFacts } from '#domain/compliance-gate.ts';

const firstTime: GateFacts = { today: '2026-11-23', firstProducedAt: null, migratedHistory: false, applications: [], exemptions: [] };
const application = (standing: string, validUntil: string | null = '2027-01-01') => ({ standing, validUntil });

/** What is so, and what the gate answers: true, or the code of its sentence. */
const truth: [string, Partial<GateFacts>, string | true][] = [
  ['uses no application on record', {}, 'NO_SIGNING_APPLICATION'],
  ['uses one that was never assessed', { applications: [application('notAssessed', null)] }, 'COMPLIANCE_NOT_PASSED'],
  ['uses one that failed', { applications: [application('failed', null)] }, 'COMPLIANCE_NOT_PASSED'],
  ['uses one that passed', { applications: [application('passed')] }, true],
  ['uses one whose result ends today', { applications: [application('passed', '2026-11-23')] }, true],
  ['uses one whose result ended yesterday', { applications: [application('passed', '2026-11-22')] }, 'COMPLIANCE_LAPSED'],
  ['uses one marked as lapsed', { applications: [application('lapsed')] }, 'COMPLIANCE_LAPSED'],
  ['uses one that failed and one that passed', { applications: [application('failed', null), application('passed')] }, true],
  ['has an exemption that was granted', { exemptions: [{ state: 'granted', until: '2026-11-23' }] }, true],
  ['has an exemption that ended', { exemptions: [{ state: 'granted', until: '2026-11-22' }] }, 'NO_SIGNING_APPLICATION'],
  ['has an exemption that is only proposed', { exemptions: [{ state: 'proposed', until: '2027-01-01' }] }, 'NO_SIGNING_APPLICATION'],
  ['has certificates already', { firstProducedAt: '2026-02-01T08:00:00.000Z' }, true],
  ['has certificates from the old system', { migratedHistory: true }, true],
];

test.each(truth)('an institution that %s', (_what, facts, answer) => {
  const gate = complianceGate({ ...firstTime, ...facts });
  expect(gate === true ? true : gate.code).toBe(answer);
});
