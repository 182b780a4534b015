import fc from 'fast-check';
import { expect, test } from 'vitest';
import { courierMeanings, type CourierMeaning } from '#domain/courier-meanings.ts';
import { shipments } from '#domain/shipments.ts';
import { asList, type Action } from '#domain/language/workflow.ts';
import { asInstant } from '../../../server/modules/courier-events/ingest.ts';
import { standAfter, stepTo, type Stand } from '../../../server/modules/courier-events/tracking.ts';

const at = (minute: number) => new Date(Date.parse('2026-11-23T06:00:00.000Z') + minute * 60_000).toISOString();
const journey = (...meanings: CourierMeaning[]) => meanings.map((meaning, index) => ({ meaning, at: at(index) }));

test('a parcel goes out, meets an identity problem, waits at the branch and is delivered', () => {
  const events = journey('accepted', 'inTransit', 'outForDelivery', 'identityProblem', 'atBranch', 'delivered');
  expect([1, 2, 3, 4, 5, 6].map((count) => standAfter(events.slice(0, count)))).toEqual(['handedOver', 'inTransit', 'outForDelivery', 'identityProblem', 'atBranch', 'delivered']);
});

test('a late message about an earlier moment moves nothing back', () => {
  const events = journey('accepted', 'inTransit', 'outForDelivery', 'delivered');
  expect(standAfter([events[3], events[0], events[2], events[1]].filter((event) => event !== undefined))).toBe('delivered');
});

test('on its way back a parcel in transit is still on its way back, until it is here', () => {
  expect(standAfter(journey('outForDelivery', 'notDelivered', 'returning', 'inTransit', 'atBranch'))).toBe('returning');
  expect(standAfter(journey('notDelivered', 'returning', 'inTransit', 'returned', 'inTransit'))).toBe('returned');
});

test('a delivery is undone only by saying so, and a wrong hand overrules it', () => {
  expect(standAfter(journey('delivered', 'inTransit'))).toBe('delivered');
  expect(standAfter(journey('delivered', 'deliveryUndone'))).toBe('outForDelivery');
  expect(standAfter(journey('delivered', 'misdelivered'))).toBe('misdelivered');
});

test('unknown codes and notes change nothing', () => {
  expect(standAfter(journey('inTransit', 'unknown', 'note'))).toBe('inTransit');
  expect(standAfter([])).toBe('handedOver');
});

const meanings = fc.constantFrom(...(Object.keys(courierMeanings) as CourierMeaning[]));
const someEvents = fc.array(fc.record({ meaning: meanings, at: fc.integer({ min: 0, max: 9 }).map(at) }), { maxLength: 12 });

test('the order in which events arrive, and how often, makes no difference', () => {
  fc.assert(fc.property(someEvents, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (events, random) => {
    const shuffled = events.map((event) => ({ event, key: random.next().value as number })).sort((a, b) => a.key - b.key).map(({ event }) => event);
    expect(standAfter(shuffled)).toBe(standAfter(events));
    expect(standAfter([...events, ...events])).toBe(standAfter(events));
  }));
});

test('every step that tracking asks for is one that the page allows from there', () => {
  const actions: Readonly<Record<string, Action>> = shipments.workflow.actions;
  const stands: readonly Stand[] = ['handedOver', 'inTransit', 'outForDelivery', 'notDelivered', 'identityProblem', 'atBranch', 'delivered', 'misdelivered', 'returning', 'returned', 'lost'];
  for (const state of Object.keys(shipments.workflow.states)) {
    for (const stand of stands) {
      const step = stepTo(state, stand);
      if (step === undefined) continue;
      const action = actions[step];
      expect(asList(action?.from), `${state} → ${stand}`).toContain(state);
      expect(action?.to, `${state} → ${stand}`).toBe(stand);
      expect(asList(action?.by)).toContain('system');
    }
  }
});

test('a carrier’s local time is Istanbul’s; an offset is believed', () => {
  expect(asInstant('2026-11-23T14:05:00')).toBe('2026-11-23T11:05:00.000Z');
  expect(asInstant('2026-11-23T14:05:00+00:00')).toBe('2026-11-23T14:05:00.000Z');
  expect(asInstant('yarın')).toBe('yarın');
});
