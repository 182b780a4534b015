import { manifests } from '#domain/manifests.ts';
import { entityOf } from '../../engine/columns.ts';

export const manifestsEntity = entityOf(manifests);
