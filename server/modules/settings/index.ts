import { refuse } from '#domain/language/refuse.ts';
import { settingValueFits } from '#domain/setting-values.ts';
import { settings } from '#domain/settings.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { moveDeadlines } from '../move-deadlines.ts';
import { settingsEntity } from './entity.ts';

export const settingsModule = defineModule<typeof settings, Outside>(settings, {
  entity: settingsEntity,
  guards: {
    valueFitsUnit: (setting) => settingValueFits(setting.unit, setting.value)
      || refuse('VALUE_MISFIT', 'Değer birimine uymuyor. Süre “6 months”, “30 minutes” gibi; sayı birimleri 0 ya da büyük sayı; evet/hayır mantıksal olmalı.', 'The value does not fit its unit: durations like “6 months”, numbers of zero or more, yes/no as a flag.'),
  },
  effects: { moveDeadlines },
});
