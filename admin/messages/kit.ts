const tr = {
  kit: {
    loading: 'Yükleniyor…',
    copy: 'Kopyala',
    copied: 'Kopyalandı',
    noRight: 'Bu bölümü görme yetkiniz yok.',
    rightOf: 'Görebilenler: %{roles}.',
    askForRight: 'İşiniz için gerekiyorsa birim sorumlunuzdan yetki isteyin.',
    age: 'Toplam %{total}; gecikmiş %{late}, bugün dolacak %{soon}.',
  },
  time: {
    lateMinutes: '%{smart_count} dk gecikti',
    lateHours: '%{smart_count} saat gecikti',
    lateDays: '%{smart_count} gün gecikti',
    lateWorkingDays: '%{smart_count} iş günü gecikti',
    leftMinutes: '%{smart_count} dk kaldı',
    today: 'bugün %{until} kadar',
    tomorrow: 'yarın %{until} kadar',
    leftWorkingDays: '%{smart_count} iş günü kaldı',
    byDay: 'son gün %{day}',
    justNow: 'şimdi',
    minutesAgo: '%{smart_count} dk önce',
    hoursAgo: '%{smart_count} saat önce',
    yesterday: 'dün %{clock}',
    daysAgo: '%{smart_count} gün önce',
    onDay: '%{day}',
  },
};

const en: typeof tr = {
  kit: {
    loading: 'Loading…',
    copy: 'Copy',
    copied: 'Copied',
    noRight: 'You may not see this part.',
    rightOf: 'Open to: %{roles}.',
    askForRight: 'If your work needs it, ask the head of your unit.',
    age: '%{total} in all; %{late} late, %{soon} due today.',
  },
  time: {
    lateMinutes: '%{smart_count} min late',
    lateHours: '%{smart_count} h late',
    lateDays: '%{smart_count} day late |||| %{smart_count} days late',
    lateWorkingDays: '%{smart_count} working day late |||| %{smart_count} working days late',
    leftMinutes: '%{smart_count} min left',
    today: 'today until %{until}',
    tomorrow: 'tomorrow until %{until}',
    leftWorkingDays: '%{smart_count} working day left |||| %{smart_count} working days left',
    byDay: 'by %{day}',
    justNow: 'just now',
    minutesAgo: '%{smart_count} min ago',
    hoursAgo: '%{smart_count} h ago',
    yesterday: 'yesterday %{clock}',
    daysAgo: '%{smart_count} day ago |||| %{smart_count} days ago',
    onDay: '%{day}',
  },
};

export default { tr, en };
