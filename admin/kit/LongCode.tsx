import { type ReactNode } from 'react';

/** The serial of a certificate, a hash: too long to be read sign by sign, and wide enough to push the state out of view. */
const longCode = /^(.*?)([0-9a-f]{8})([0-9a-f]{10,})([0-9a-f]{6})$/i;

/** Only the eye is spared the middle of a long code: it is still copied, found, shown on hover and read out. The style is the theme's. */
export function shortened(text: string): ReactNode {
  const [, before, head, middle, tail] = longCode.exec(text) ?? [];
  if (middle === undefined) return text;
  return (
    <span title={text}>
      {before}
      <span className="long-code">
        {head}
        <span>{middle}</span>
        {tail}
      </span>
    </span>
  );
}
