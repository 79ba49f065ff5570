import { useId } from "react";

/** One blossom: rings of dots as the wax leaves them on indigo cloth. Radius, number of dots, size of a dot. */
const BLOSSOM = [
  { radius: 45, dots: 22, size: 2.4 },
  { radius: 33, dots: 9, size: 5.8 },
  { radius: 18, dots: 7, size: 3.6 },
] as const;
const SEED = [{ radius: 11, dots: 4, size: 2.8 }] as const;

type Dotted = readonly { readonly radius: number; readonly dots: number; readonly size: number }[];

function Flower({ x, y, scale, heart, rings }: { x: number; y: number; scale: number; heart: number; rings: Dotted }) {
  return (
    <g transform={`translate(${x} ${y}) scale(${scale})`}>
      {rings.flatMap(({ radius, dots, size }) =>
        Array.from({ length: dots }, (_, index) => {
          const angle = (index / dots) * 2 * Math.PI;
          const at = { cx: Math.cos(angle) * radius, cy: Math.sin(angle) * radius };
          return <circle key={`${radius}-${at.cx.toFixed(1)}-${at.cy.toFixed(1)}`} {...at} r={size} />;
        }),
      )}
      <circle r={heart} />
    </g>
  );
}

/** The cloth behind the header; fades out to the left so that words stand on flat ground. */
export function Pattern() {
  const id = useId();
  return (
    <svg className="pattern" aria-hidden="true">
      <defs>
        <pattern id={`${id}p`} width="220" height="220" patternUnits="userSpaceOnUse" fill="#fff">
          <Flower x={55} y={55} scale={1} heart={6.5} rings={BLOSSOM} />
          <Flower x={165} y={165} scale={0.72} heart={6.5} rings={BLOSSOM} />
          <Flower x={165} y={55} scale={1} heart={2.4} rings={SEED} />
          <Flower x={55} y={165} scale={1} heart={2.4} rings={SEED} />
        </pattern>
        <linearGradient id={`${id}g`} x1="0" y1="0" x2="1" y2="0.3">
          <stop offset="0.4" stopColor="#000" />
          <stop offset="1" stopColor="#fff" />
        </linearGradient>
        <mask id={`${id}m`}>
          <rect width="100%" height="100%" fill={`url(#${id}g)`} />
        </mask>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id}p)`} mask={`url(#${id}m)`} />
    </svg>
  );
}
