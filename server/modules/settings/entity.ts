import { settings } from '#domain/settings.ts';
import { entityOf } from '../../engine/columns.ts';

export const settingsEntity = entityOf(settings);
