/** The part of pdfmake 0.3 that these documents use; the package ships no types. */
declare module 'pdfmake' {
  type Fonts = Record<string, Partial<Record<'normal' | 'bold' | 'italics' | 'bolditalics', string>>>;
  const pdfmake: {
    setFonts(fonts: Fonts): void;
    setUrlAccessPolicy(allows: (url: string) => boolean): void;
    setLocalAccessPolicy(allows: (path: string) => boolean): void;
    createPdf(definition: object): { getBuffer(): Promise<Uint8Array> };
  };
  export default pdfmake;
}
