const tr = {
  listCheck: {
    reading: 'Liste okunuyor…',
    takingIn: 'Başvurular kaydediliyor…',
    tabs: 'Satırlar',
    newTitle: 'Yeni başvuru listesi',
    newHelp: 'Dosyayı bırakın, kimin nasıl imzaladığını yazın; satırlar kayıttan hemen sonra kontrol edilir.',
    saveAndCheck: 'Kaydet ve kontrol et',
    drop: 'FRM.01.03 Excel dosyasını buraya bırakın',
    dropHelp: '.xlsx ya da .xls, en çok 25 MB. Dosya sonradan da eklenebilir.',
    workbook: 'Excel dosyası',
    notWorkbook: 'Bu bir Excel dosyası değil: .xlsx ya da .xls seçin.',
  },
};

const en: typeof tr = {
  listCheck: {
    reading: 'The list is being read…',
    takingIn: 'The applications are being recorded…',
    tabs: 'Rows',
    newTitle: 'New application list',
    newHelp: 'Drop the file and say who signed it and how; the rows are checked as soon as it is saved.',
    saveAndCheck: 'Save and check',
    drop: 'Drop the FRM.01.03 workbook here',
    dropHelp: '.xlsx or .xls, at most 25 MB. The file may also be added later.',
    workbook: 'Workbook',
    notWorkbook: 'This is no workbook: choose .xlsx or .xls.',
  },
};

export default { tr, en };
