const tr = {
  home: {
    title: 'Ana sayfa',
    greeting: 'Sizi bekleyen işler',
    empty: 'Sizi bekleyen bir iş yok.',
    waiting: 'Bekleyen',
    overdue: '%{count} gecikmiş',
    onTime: 'geciken yok',
    queue: 'İş kuyruğu',
  },
};

const en: typeof tr = {
  home: {
    title: 'Home',
    greeting: 'Work that waits for you',
    empty: 'Nothing waits for you.',
    waiting: 'Waiting',
    overdue: '%{count} overdue',
    onTime: 'none overdue',
    queue: 'Queue',
  },
};

export default { tr, en };
