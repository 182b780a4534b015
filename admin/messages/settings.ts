const tr = {
  settings: {
    firstVersion: 'Bundan önce yürürlüğe girmiş sürüm yok.',
    changedFrom: 'Önceki sürüme göre değişenler; önceki:',
    sameAs: 'Önceki sürümle aynı; önceki:',
  },
};

const en = {
  settings: {
    firstVersion: 'No version was in force before this one.',
    changedFrom: 'What changes from the version before, which is:',
    sameAs: 'The same as the version before, which is:',
  },
};

export default { tr, en };
