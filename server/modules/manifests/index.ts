import { movesContact } from '#domain/contact-change.ts';
import { refuse } from '#domain/language/refuse.ts';
import { manifests } from '#domain/manifests.ts';
import { defineModule } from '../../engine/module.ts';
import { type Row, type Tx, type Values } from '../../engine/types.ts';
import { manifestsEntity } from './entity.ts';

const mostParcels = 500;

export const manifestsModule = defineModule(manifests, {
  entity: manifestsEntity,
  guards: {
    hasParcels: (_manifest, given) => (given['parcels'] as readonly Row[]).length > 0
      || refuse('manifest_empty', 'Sevk listesinde gönderi yok. Önce hazır gönderileri ekleyin.', 'The manifest is empty; add the prepared parcels first.'),
  },
  consequences: {
    async collectPrepared(tx, manifest) {
      const there = (await tx.find('shipments', { manifest: manifest.id }, { bound: mostParcels })).length;
      const room = mostParcels - there;
      const prepared = room === 0 ? [] : await tx.find('shipments', { carrier: manifest.carrier, state: 'prepared', manifest: null }, { lock: true, limit: room });
      const held = await heldParcels(tx, prepared);
      const free = prepared.filter(({ id }) => !held.has(id));
      for (const { id } of free) await tx.perform('shipments', id, 'toManifest', { manifest: manifest.id });
      await tx.set('manifests', manifest.id, { count: there + free.length });
    },
    async handOverAll(tx, manifest) {
      const parcels = await tx.find('shipments', { manifest: manifest.id, state: 'prepared' }, { bound: mostParcels });
      // What a contact change holds stays on our table; the others need not wait for it.
      const held = await heldParcels(tx, parcels);
      for (const { id } of parcels) {
        if (held.has(id)) await tx.perform('shipments', id, 'toManifest', { manifest: null });
        else await tx.perform('shipments', id, 'handOver');
      }
      if (held.size === parcels.length) tx.refuse(refuse('all_held', 'Sevk listesindeki bütün gönderiler, sonuçlanmamış iletişim değişikliği talepleri nedeniyle bekletiliyor.', 'Every parcel of the manifest is held by a contact change that is not decided yet.'));
      await tx.set('manifests', manifest.id, { count: parcels.length - held.size });
    },
    async releaseParcels(tx, manifest) {
      for (const { id } of await tx.find('shipments', { manifest: manifest.id, state: 'prepared' }, { bound: mostParcels })) await tx.perform('shipments', id, 'toManifest', { manifest: null });
      await tx.set('manifests', manifest.id, { count: 0 });
    },
  },
});

const mostChanges = 5_000;

/** Ids of the parcels that wait for the decision about a contact change of their application or person. */
async function heldParcels(tx: Tx, parcels: readonly Row[]): Promise<ReadonlySet<string>> {
  const owners = (parcel: Row) => [parcel['preApplication'], parcel['person']].filter((id): id is string => typeof id === 'string');
  const recordId = parcels.flatMap(owners);
  const open = recordId.length === 0 ? [] : await tx.find('changes', { noun: ['pre-applications', 'people'], state: 'proposed', recordId }, { bound: mostChanges });
  const moving = new Set(open.filter((change) => movesContact(String(change['noun']), change['patch'] as Values)).map((change) => change['recordId']));
  return new Set(parcels.filter((parcel) => owners(parcel).some((id) => moving.has(id))).map(({ id }) => id));
}
