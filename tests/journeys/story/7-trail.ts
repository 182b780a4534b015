import { describe, expect, test } from 'vitest';
import { pages } from '#domain/index.ts';
import { fileAnchor } from '../../../server/engine/audit/anchor.ts';
import { verifyAudit } from '../../../server/engine/audit/verify.ts';
import { tableOf } from '../../../server/engine/columns.ts';
import { viewsOf } from '../../../server/engine/access-log.ts';
import { until } from '../../support/desk.ts';
import { whoIs, type Story } from './story.ts';

/** What stays of it all. */
export function trailAct(story: Story): void {
  const count = async (text: string): Promise<number> => (await story.server.assembly.database.reads.query<{ n: number }>(text)).rows[0]?.n ?? -1;

  describe('7 the trail', () => {
    test('every record has as many steps in the trail as it has versions', async () => {
      for (const { name } of pages) {
        const [steps, versions] = [await count(`select count(*)::int as n from engine.audit_rows where noun = '${name}'`), await count(`select coalesce(sum(version), 0)::int as n from ${tableOf(name)}`)];
        expect(`${name} ${steps}`).toBe(`${name} ${versions}`);
      }
    });

    test('the history of an application tells its whole road, with the people who took each step', async () => {
      const operator = await story.server.desk('operator');
      const { body } = await operator.send('GET', `/api/pre-applications/${whoIs(story, '2').id}/history?limit=100`);
      const events = (body.steps as { event: string }[]).map(({ event }) => event);
      expect(events).toEqual(expect.arrayContaining(['create', 'invite', 'fillForm', 'chooseWetInk', 'changeApprovalKind', 'receiveForm', 'review', 'approve', 'startProduction', 'passQuality', 'handToCourier', 'returnFromCourier', 'deliver']));
      expect(JSON.stringify(body.steps)).toContain('Onay yetkilisi');
    });

    test('sealed within seconds, it verifies against the anchor outside', async () => {
      const { engine, settings } = story.server.assembly;
      const verdict = await until('everything is sealed', async () => {
        const found = await verifyAudit(engine, fileAnchor(settings.auditAnchorFile));
        return !found.ok || found.unsealed.audit === 0 ? found : undefined;
      });
      expect(verdict.faults).toEqual([]);
      expect(verdict.ok).toBe(true);
      expect(verdict.checked.auditRows).toBeGreaterThan(500);
      expect(verdict.checked.auditBlocks).toBeGreaterThan(0);
    });

    test('every mail came from a versioned template', async () => {
      expect(await count('select count(*)::int as n from outgoing_mails')).toBeGreaterThan(40);
      expect(await count("select count(*)::int as n from outgoing_mails m left join templates t on t.id = m.template where t.id is null or t.version_number is null or t.state = 'draft'")).toBe(0);
      expect(story.server.inbox.mails.filter(({ subject }) => subject.includes('{{') || /\d{11}/.test(subject))).toEqual([]);
      expect(story.server.inbox.mails.filter(({ text }) => text.includes('{{'))).toEqual([]);
    });

    test('nobody sees an unmasked number without a row that says so', async () => {
      const [cagri, { engine }] = [await story.server.desk('cagri'), story.server.assembly];
      const { person, personNumber } = whoIs(story, '6');
      const views = async () => (await viewsOf(engine, [person])).filter(({ noun, actorName }) => noun === 'people' && actorName === 'Çağrı merkezi temsilcisi');
      expect((await cagri.get('people', person)).personNumber).toMatchObject({ masked: expect.stringContaining('*') as string });
      expect(await views()).toEqual([]);
      expect((await cagri.send('POST', `/api/people/${person}/reveal`, { fields: ['personNumber'], reason: '' })).status).toBe(422);
      const shown = await cagri.send('POST', `/api/people/${person}/reveal`, { fields: ['personNumber'], reason: 'Arayan kişi doğrulandı' });
      expect(shown.body.values).toEqual({ personNumber });
      expect(await views()).toMatchObject([{ kind: 'reveal', fields: ['personNumber'], reason: 'Arayan kişi doğrulandı' }]);
      expect((await viewsOf(engine, [whoIs(story, '2').id])).map(({ actorName }) => actorName)).toEqual(expect.arrayContaining(['Kayıt operatörü']));
    });
  });
}
