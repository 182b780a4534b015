import { refuse } from '#domain/language/refuse.ts';
import { settingRule, settingValueFits } from '#domain/setting-values.ts';
import { settings } from '#domain/settings.ts';
import { defineModule } from '../../engine/module.ts';
import { type Outside } from '../outside.ts';
import { moveDeadlines } from '../move-deadlines.ts';
import { settingsEntity } from './entity.ts';

export const settingsModule = defineModule<typeof settings, Outside>(settings, {
  entity: settingsEntity,
  guards: {
    valueFitsUnit: (setting) => settingValueFits(setting.unit, setting.value)
      || refuse('VALUE_MISFIT', `Değer birimine uymuyor: ${settingRule(setting.unit, 'tr')} olmalı.`, `The value does not fit its unit: ${settingRule(setting.unit, 'en')}.`),
  },
  effects: { moveDeadlines },
});
