const tr = {
  menu: { home: 'Ana sayfa', other: 'Diğer', queue: '%{count} bekleyen' },
  acting: { start: '%{name} adına çalış', stop: 'Kendi adıma çalış', now: '%{name} adına çalışıyorsunuz' },
};

const en: typeof tr = {
  menu: { home: 'Home', other: 'Other', queue: '%{count} waiting' },
  acting: { start: 'Work for %{name}', stop: 'Work for myself', now: 'You work for %{name}' },
};

export default { tr, en };
