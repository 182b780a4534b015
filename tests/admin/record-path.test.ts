import { describe, expect, test } from 'vitest';
import { pages } from '#domain/index.ts';
import { type Page } from '#domain/language/resource.ts';
import { groupsOf } from '../../admin/kit/record/field-groups.ts';
import { aheadOf, pathOf } from '../../admin/kit/record/path.ts';
import { consequencesOf, reverseOf } from '../../admin/kit/record/reverse.ts';

const pageOf = (noun: string): Page => pages.find(({ name }) => name === noun) as unknown as Page;
const applications = pageOf('pre-applications');
const words = (path: ReturnType<typeof pathOf>): string =>
  path.map(({ state, when }) => (when === 'now' ? `[${state}]` : when === 'ahead' ? `(${state})` : state)).join(' ');

describe("a record's own way", () => {
  test('an application that the institution pays for never waits for money', () => {
    expect(words(pathOf(applications, { state: 'inReview', payer: 'institution' }))).toBe(
      'draft awaitingApplicant [inReview] (queued) (inProduction) (readyToShip) (shipped) (delivered)',
    );
  });

  test('one that the person pays for does', () => {
    expect(words(pathOf(applications, { state: 'inReview', payer: 'person' }))).toContain('(awaitingPayment) (queued)');
  });

  test('a detour stands on the way only when it was taken, and a loop is drawn once', () => {
    const trail = [
      { from: null, to: 'draft' },
      { from: 'draft', to: 'awaitingInstitution' },
      { from: 'awaitingInstitution', to: 'awaitingApplicant' },
      { from: 'awaitingApplicant', to: 'inReview' },
      { from: 'inReview', to: 'incomplete' },
      { from: 'incomplete', to: 'inReview' },
    ];
    expect(words(pathOf(applications, { state: 'inReview', payer: 'institution' }, trail))).toMatch(
      /^draft awaitingInstitution awaitingApplicant \[inReview\] \(queued\)/,
    );
  });

  test('what was cancelled has nothing ahead', () => {
    expect(words(pathOf(applications, { state: 'cancelled', payer: 'person' }, [{ from: null, to: 'draft' }, { from: 'draft', to: 'cancelled' }]))).toBe('draft [cancelled]');
  });

  test('a parcel that came back goes on to its delivery', () => {
    expect(aheadOf(applications, { payer: 'institution' }, 'returnedByCourier')).toContain('delivered');
  });

  test('the way of each noun ends, visits no state twice and never leads into an alarm', () => {
    for (const page of pages as unknown as Page[]) {
      const way = aheadOf(page, {}, page.workflow.initial);
      expect(new Set(way).size, page.name).toBe(way.length);
      for (const state of way) expect(['alarm', 'stopped'], `${page.name} ${state}`).not.toContain(page.workflow.states[state]?.kind);
    }
  });
});

describe('fields stand together', () => {
  test('every field that is placed stands in just one group, whatever the page says', () => {
    for (const page of pages as unknown as Page[]) {
      const names = Object.keys(page.fields);
      expect(groupsOf(page, names).flatMap(({ fields }) => fields).sort(), page.name).toEqual(names.toSorted());
    }
  });

  test('a small noun has one group without a heading', () => {
    expect(groupsOf(pageOf('reason-codes'), ['code', 'name'])).toEqual([{ key: expect.any(String) as string, fields: ['code', 'name'] }]);
  });
});

describe('what can be taken back', () => {
  test('a reason that was retired is put back by one step; a cancelled application is not', () => {
    expect(reverseOf(pageOf('reason-codes'), [{ name: 'restore' }], 'active', 'retired')).toBe('restore');
    expect(reverseOf(applications, [{ name: 'invite' }], 'inReview', 'cancelled')).toBeUndefined();
  });

  test('a step that something stands in the way of is not offered', () => {
    const blockedBy = [{ code: 'x', sentence: 'Olmaz.' }];
    expect(reverseOf(pageOf('reason-codes'), [{ name: 'restore', blockedBy }], 'active', 'retired')).toBeUndefined();
  });

  test('what has no way back says so before it is done', () => {
    expect(consequencesOf(applications, 'cancel', 'inReview')).toMatchObject({ to: ['cancelled'], final: true });
    expect(consequencesOf(applications, 'markIncomplete', 'inReview')).toMatchObject({ to: ['incomplete'], final: false });
  });
});
