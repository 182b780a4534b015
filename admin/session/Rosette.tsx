/** A guilloche, as on deeds and certificates: one line that turns about two centres. */
export function Rosette() {
  return (
    <svg viewBox="-260 -260 520 520" className="door-rosette" focusable="false">
      {rings.map(({ path, width }, index) => (
        <path key={index} d={path} fill="none" stroke="currentColor" strokeWidth={width} opacity={0.32 + index * 0.12} />
      ))}
    </svg>
  );
}

const rings = [
  { path: turning(236, 26, 36), width: 0.7 },
  { path: turning(186, 34, 24), width: 0.7 },
  { path: turning(122, 44, 18), width: 0.8 },
  { path: turning(58, 22, 12), width: 0.9 },
];

/** A circle whose radius swings, drawn twice round with the swing shifted, so that the lines cross. */
function turning(radius: number, swing: number, waves: number): string {
  const steps = waves * 24;
  return [0, 0.25, 0.5, 0.75]
    .map((shift) => {
      const points = Array.from({ length: steps + 1 }, (_, step) => {
        const angle = (step / steps) * 2 * Math.PI;
        const length = radius + swing * Math.sin(waves * angle + shift * 2 * Math.PI) * 0.5;
        return `${(length * Math.cos(angle)).toFixed(1)} ${(length * Math.sin(angle)).toFixed(1)}`;
      });
      return `M${points.join('L')}Z`;
    })
    .join('');
}
