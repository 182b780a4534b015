/** Read out, not seen. In pixels: of a bare 1 the style engine makes the whole width, and the page grows sideways. */
export const unseen = { position: 'absolute', width: '1px', height: '1px', m: '-1px', p: 0, overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' } as const;
