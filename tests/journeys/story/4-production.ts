import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { until } from '../../support/desk.ts';
import { idOf, whoIs, type Story } from './story.ts';

const made = ['0', '1', '2', '3', '4'] as const;
const run = promisify(execFile);

/** Review by one, approval by another, and the cards. */
export function productionAct(story: Story): void {
  describe('4 review and approval', () => {
    test('who reviews does not approve, and nothing is approved without a review', async () => {
      const [operator, onay] = [await story.server.desk('operator'), await story.server.desk('onay')];
      const one = whoIs(story, '0');
      expect((await onay.refused('pre-applications', one.id, 'approve')).sentences[0].sentence).toContain('Kayıt operatörü incelemeyi tamamlamadan');
      for (const part of made) await operator.act('pre-applications', whoIs(story, part).id, 'review', { identityChecked: true, signatureChecked: true });
      expect(await operator.refused('pre-applications', one.id, 'approve')).toMatchObject({ code: 'not_permitted' });
      for (const part of made) expect(await onay.act('pre-applications', whoIs(story, part).id, 'approve')).toMatchObject({ state: 'queued' });
    });

    test('what is missing is reported to the applicant by mail, with the reason', async () => {
      const operator = await story.server.desk('operator');
      const one = whoIs(story, '5');
      const [reason] = await operator.list('reason-codes', { noun: 'pre-applications', action: 'markIncomplete' });
      await operator.act('pre-applications', one.id, 'markIncomplete', { incompleteReason: reason.id });
      const mail = await until('the letter about what is missing', async () => story.server.inbox.to(one.email).find(({ text }) => text.includes(reason.explanation)));
      expect(mail.subject).not.toContain(one.lastName);
    });
  });

  describe('4 production', () => {
    test('a batch takes the queue, and the authority signs each card', async () => {
      const uretim = await story.server.desk('uretim');
      const batch = await uretim.create('production-batches', { station: 'station1', plannedFor: '2026-11-23' });
      expect((await uretim.refused('production-batches', batch.id, 'start')).sentences[0].sentence).toContain('Partide kalem yok');
      await uretim.act('production-batches', batch.id, 'fill', { count: made.length + 1 });
      await uretim.act('production-batches', batch.id, 'start');
      await until('the batch is in quality control', async () => (await uretim.get('production-batches', batch.id)).state === 'qualityCheck');
      const items = await uretim.list('production-items', { batch: batch.id });
      expect(items).toHaveLength(made.length + 1);
      expect(new Set(items.map(({ state }) => state))).toEqual(new Set(['personalised']));
      story.ids['batch'] = batch.id;
    });

    test('OpenSSL accepts the chain, and the certificate says whose it is and that it is qualified', async () => {
      const kalite = await story.server.desk('kalite');
      const authority = JSON.parse(await readFile(join(story.server.folder, 'demo-ca', 'authority.json'), 'utf8')) as Record<'root' | 'issuing', { pem: string }>;
      const path = (name: string) => join(story.server.folder, name);
      await writeFile(path('root.pem'), authority.root.pem);
      await writeFile(path('issuing.pem'), authority.issuing.pem);
      for (const part of [...made, 'teacher']) {
        const certificate = await kalite.one('certificates', { preApplication: whoIs(story, part).id });
        expect(certificate.state).toBe('active');
        await writeFile(path('card.pem'), (await kalite.get('certificates', certificate.id)).pem);
        const at = String(Math.floor(Date.parse(story.server.now()) / 1000));
        const { stdout } = await run('openssl', ['verify', '-attime', at, '-x509_strict', '-CAfile', path('root.pem'), '-untrusted', path('issuing.pem'), path('card.pem')]);
        expect(stdout).toContain('card.pem: OK');
        const { stdout: text } = await run('openssl', ['x509', '-in', path('card.pem'), '-noout', '-text', '-nameopt', 'utf8,sep_comma_plus,sname']);
        expect(text).toContain(`serialNumber=${whoIs(story, part).personNumber}`);
        expect(text).toMatch(/Non Repudiation/);
        expect(text).toMatch(/qcStatements|1\.3\.6\.1\.5\.5\.7\.1\.3/);
      }
    });

    test('quality is checked by another person than the one who made the card', async () => {
      const [uretim, kalite] = [await story.server.desk('uretim'), await story.server.desk('kalite')];
      const items = await uretim.list('production-items', { batch: idOf(story, 'batch') });
      expect(await uretim.refused('production-items', items[0].id, 'pass', { readBack: true })).toMatchObject({ code: 'not_permitted' });
      expect((await kalite.refused('production-items', items[0].id, 'pass', { readBack: false })).code).toMatch(/guard_refused|invalid_input/);
      const [faulty, ...good] = items;
      for (const item of good) await kalite.act('production-items', item.id, 'pass', { readBack: true });
      await kalite.act('production-items', faulty.id, 'fail', { finding: 'Kart yüzü çizik' });
      expect((await kalite.one('certificates', { item: faulty.id })).state).toBe('revoked');
      story.ids['remadeFor'] = faulty.preApplication;
    });

    test('a remake for our fault goes through the floor again, neither consumed nor billed twice', async () => {
      const [uretim, kalite] = [await story.server.desk('uretim'), await story.server.desk('kalite')];
      const batch = await uretim.create('production-batches', { station: 'station2' });
      await uretim.act('production-batches', batch.id, 'fill', { count: 1 });
      await uretim.act('production-batches', batch.id, 'start');
      const item = await until('the second card', async () => (await uretim.list('production-items', { batch: batch.id, state: 'personalised' }))[0]);
      expect(item).toMatchObject({ preApplication: idOf(story, 'remadeFor'), purpose: 'remake' });
      await kalite.act('production-items', item.id, 'pass', { readBack: true });
      const operator = await story.server.desk('operator');
      expect(await operator.one('order-lines', { order: idOf(story, 'order'), product: 'certificate' })).toMatchObject({ reserved: 20, consumed: 5, remaining: 0 });
    });
  });
}
