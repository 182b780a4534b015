import { Box } from '@mui/material';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';

const margin = 24;

/** How wide a page may be drawn in its place, as the panes are moved. */
export function useWidth(): [RefObject<HTMLDivElement | null>, number] {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const box = place.current;
    if (!box) return;
    const watch = new ResizeObserver(() => setWidth(Math.max(0, Math.floor(box.clientWidth) - margin)));
    watch.observe(box);
    return () => watch.disconnect();
  }, []);
  return [place, width];
}

/** Where a file is looked at; arrow keys scroll it once it has the focus. */
export const Scrolled = ({ place, name, children }: { place: RefObject<HTMLDivElement | null>; name: string; children: ReactNode }) => (
  <Box ref={place} role="region" tabIndex={0} aria-label={name} data-viewer sx={{ height: '100%', overflow: 'auto', p: 1.5, scrollbarGutter: 'stable', bgcolor: (theme) => theme.tokens.canvas, '&:focus-visible': { outline: (theme) => `2px solid ${theme.tokens.focus}`, outlineOffset: '-2px' } }}>
    {children}
  </Box>
);
