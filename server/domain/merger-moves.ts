import { choice, longText, refersTo, text } from './language/field.ts';
import { defineResource } from './language/resource.ts';

/** What a merger did with one reference: written by the job alone, so that undoing moves back exactly this. */
export const mergerMoves = defineResource('merger-moves', {
  label: { tr: 'Birleştirmede taşınan kayıt', en: 'Record moved by a merger' },
  plural: { tr: 'Taşınan kayıtlar', en: 'Records moved' },
  title: ['noun'],
  icon: 'merge',
  group: 'institutions',
  list: ['noun', 'field', 'merger', 'outcome', 'createdAt'],
  sort: ['createdAt', 'DESC'],
  fields: {
    merger: refersTo({ tr: 'Birleştirme', en: 'Merger' }, 'mergers', { required: true }),
    noun: text({ tr: 'Kayıt türü', en: 'Kind of record' }, { required: true, max: 60 }),
    recordId: text({ tr: 'Kayıt', en: 'Record' }, { required: true, max: 36 }),
    field: text({ tr: 'Alan', en: 'Field' }, { required: true, max: 60 }),
    outcome: choice({ tr: 'Sonuç', en: 'Outcome' }, {
      moved: { tr: 'Taşındı', en: 'Moved' },
      left: { tr: 'Yerinde kaldı', en: 'Left where it was' },
      movedBack: { tr: 'Geri taşındı', en: 'Moved back' },
      changedSince: { tr: 'Sonradan değişmiş, geri taşınmadı', en: 'Changed since, not moved back' },
      clashed: { tr: 'Benzeri var, geri taşınmadı', en: 'Another stands there, not moved back' },
    }, { required: true, derived: true }),
    told: longText({ tr: 'Açıklama', en: 'Explanation' }, { derived: true, max: 500 }),
  },
  may: { read: { registrar: 'all', supervisor: 'all', auditor: 'all' } },
});
