import { Box } from '@mui/material';
import { useEffect, useState } from 'react';
import { useSay } from '../../settings/say.ts';
import { viewerWords } from './words.ts';
import { CannotShow } from './CannotShow.tsx';
import { pixelsOf } from './file-kind.ts';
import { pdfLimits } from './open-limits.ts';
import { type Look } from './look.ts';
import { Scrolled, useWidth } from './Scrolled.tsx';

/** A scan that is a picture, drawn on a canvas: whatever else the file holds stays where it is. */
export default function ImageView({ bytes, kind, look }: { bytes: Uint8Array<ArrayBuffer>; kind: 'png' | 'jpeg'; look: Look }) {
  const say = useSay();
  const [place, width] = useWidth();
  const [picture, setPicture] = useState<ImageBitmap | null>();
  useEffect(() => {
    let left = false;
    let made: ImageBitmap | undefined;
    // A small file can unpack to gigabytes.
    if ((pixelsOf(bytes, kind) ?? Number.POSITIVE_INFINITY) > pdfLimits.imagePixels) return setPicture(null);
    createImageBitmap(new Blob([bytes], { type: `image/${kind}` })).then(
      (bitmap) => {
        made = bitmap;
        if (left) bitmap.close();
        else setPicture(bitmap);
      },
      () => !left && setPicture(null),
    );
    return () => {
      left = true;
      made?.close();
    };
  }, [bytes, kind]);
  if (picture === null) return <CannotShow why="broken" />;
  const flat = look.turn % 180 === 0;
  const scale = picture ? (width / (flat ? picture.width : picture.height)) * look.zoom : 0;
  return (
    <Scrolled place={place} name={say(viewerWords.viewer)}>
      {picture && (
        <Box data-image style={{ width: (flat ? picture.width : picture.height) * scale, height: (flat ? picture.height : picture.width) * scale }} sx={{ position: 'relative', mx: 'auto' }}>
          <canvas
            role="img"
            aria-label={say(viewerWords.viewer)}
            width={picture.width}
            height={picture.height}
            ref={(canvas) => canvas?.getContext('2d')?.drawImage(picture, 0, 0)}
            style={{ position: 'absolute', left: '50%', top: '50%', width: picture.width * scale, height: picture.height * scale, transform: `translate(-50%, -50%) rotate(${look.turn}deg)` }}
          />
        </Box>
      )}
    </Scrolled>
  );
}
