/** How much of a stranger's file this tab is ready to look at. */
export const pdfLimits = { bytes: 30 * 1024 * 1024, pages: 300, seconds: 10, imagePixels: 40_000_000, canvasPixels: 12_000_000 } as const;

/** Why a file is not shown; the screen has the sentence. */
export type Unshown = 'tooLarge' | 'tooSlow' | 'password' | 'broken';
