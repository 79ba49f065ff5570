/** The dot flower of the print, for 都可以: rings of dots round a heart. */
const RINGS = [
  { radius: 255, dots: 20, size: 16 },
  { radius: 190, dots: 8, size: 36 },
  { radius: 105, dots: 8, size: 20 },
] as const;

export function Flower() {
  return (
    <span className="match-flower">
      <svg viewBox="0 0 600 600" aria-hidden="true">
        {RINGS.flatMap(({ radius, dots, size }) =>
          Array.from({ length: dots }, (_, index) => {
            const angle = (index / dots) * 2 * Math.PI;
            const at = { cx: 300 + Math.cos(angle) * radius, cy: 300 + Math.sin(angle) * radius };
            return <circle key={`${radius}-${at.cx.toFixed(0)}-${at.cy.toFixed(0)}`} {...at} r={size} />;
          }),
        )}
        <circle cx={300} cy={300} r={38} />
      </svg>
    </span>
  );
}
