import { refuse } from '#domain/language/refuse.ts';
import { manifests } from '#domain/manifests.ts';
import { defineModule } from '../../engine/module.ts';
import { type Row } from '../../engine/types.ts';
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
      const prepared = await tx.find('shipments', { carrier: manifest.carrier, state: 'prepared', manifest: null }, { lock: true, limit: mostParcels });
      for (const { id } of prepared) await tx.perform('shipments', id, 'toManifest', { manifest: manifest.id });
      await tx.set('manifests', manifest.id, { count: (await tx.find('shipments', { manifest: manifest.id }, { limit: mostParcels })).length });
    },
    async handOverAll(tx, manifest) {
      const parcels = await tx.find('shipments', { manifest: manifest.id, state: 'prepared' }, { limit: mostParcels });
      for (const { id } of parcels) await tx.perform('shipments', id, 'handOver');
      await tx.set('manifests', manifest.id, { count: parcels.length });
    },
    async releaseParcels(tx, manifest) {
      for (const { id } of await tx.find('shipments', { manifest: manifest.id, state: 'prepared' }, { limit: mostParcels })) await tx.perform('shipments', id, 'toManifest', { manifest: null });
      await tx.set('manifests', manifest.id, { count: 0 });
    },
  },
});
