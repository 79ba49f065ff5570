import type { CSSProperties } from "react";
import { RINGS, type RingId } from "../../shared/jobs/rings.ts";
import { ringRadius } from "../../shared/screen/travel.ts";
import "./ring-map.css";
import { type Point, placeDots, placeLabels, placePins, pointOf, type Spot } from "./ring-layout.ts";

export interface RingMapProps {
  /** `hero` on apricot, `map` on the page, `night` on indigo, `empty` without life. */
  readonly tone: "hero" | "map" | "night" | "empty";
  /** Rings up to this one are within reach: solid edge, darker fill. Null: none. */
  readonly lit: RingId | null;
  readonly dots?: readonly Spot[];
  /** Words on the rings; none = unlabelled. */
  readonly labels?: Readonly<Record<RingId, string>>;
  /** Jobs on the page in their order: numbered pins. */
  readonly pins?: readonly Spot[];
  /** The one job of a detail page, with its time. */
  readonly place?: Spot & { readonly words: string };
  /** Word on the centre disk; a house without it. */
  readonly centre?: string;
  /** 1 shows the outermost ring whole; above 1 the map is cropped by its frame. */
  readonly zoom?: number;
  /** What the picture says, in a sentence; without it the picture is decoration. */
  readonly alt?: string;
}

/** SVG units of the outermost radius; leaves room for its stroke. */
const RADIUS = 285;
const CENTRE = 300;
const MOST_DOTS = 44;

const OUTSIDE_IN = [...RINGS].reverse();

function at(point: Point, zoom: number): CSSProperties {
  const share = (value: number) => `${50 + ((value * RADIUS * zoom) / CENTRE) * 50}%`;
  return { left: share(point.x), top: share(point.y) };
}

/** All rings have their label; beside a single place only the lit one, on the far side of it. */
function labelsOf(lit: RingId | null, spot: Point | null): { id: RingId; point: Point }[] {
  const all = placeLabels();
  if (spot === null) return all;
  return all
    .filter(({ id }) => id === lit)
    .map(({ id, point }) => ({ id, point: { x: 0, y: Math.abs(point.y) * (spot.y < 0 ? 1 : -1) } }));
}

/** The 15-minute circle: emblem, hero, map and empty state are this one drawing. */
export function RingMap({ tone, lit, dots = [], labels, pins = [], place, centre, zoom = 1, alt }: RingMapProps) {
  const litKm = RINGS.find((ring) => ring.id === lit)?.km ?? 0;
  const placed = placePins(pins);
  const spot = place === undefined ? null : pointOf(place, 0.2);
  return (
    <span
      className="ring-map"
      data-tone={tone}
      {...(alt === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": alt })}
    >
      <svg viewBox="0 0 600 600" aria-hidden="true">
        <g transform={`translate(${CENTRE} ${CENTRE}) scale(${zoom})`}>
          {OUTSIDE_IN.map((ring) => (
            <circle
              key={ring.id}
              r={RADIUS * ringRadius(ring.km)}
              className="ring"
              data-ring={ring.id}
              data-reach={ring.km < litKm ? "inside" : ring.km === litKm ? "edge" : "outside"}
            />
          ))}
          {placeDots(dots, MOST_DOTS).map(({ point, km }) => (
            <circle
              key={`${point.x} ${point.y}`}
              cx={point.x * RADIUS}
              cy={point.y * RADIUS}
              r={(km <= litKm ? 10.5 : 8.5) / zoom}
              className="ring-dot"
              data-reach={km <= litKm ? "inside" : "outside"}
            />
          ))}
          {centre === undefined && (
            <g transform={`scale(${1 / zoom})`} className="ring-house">
              <circle r="35" />
              <path d="M-15 13v-15L0-15 15-2v15H5V4h-10v9z" />
            </g>
          )}
        </g>
      </svg>
      {labels !== undefined &&
        labelsOf(lit, spot).map(({ id, point }) => (
          <span key={id} className="ring-label" data-lit={id === lit} style={at(point, zoom)}>
            {labels[id]}
          </span>
        ))}
      {placed.map((point, index) => (
        <span key={`${point.x} ${point.y}`} className="ring-pin" style={at(point, zoom)}>
          {index + 1}
        </span>
      ))}
      {place !== undefined && spot !== null && (
        <span className="ring-place" data-side={spot.y < 0 ? "above" : "below"} style={at(spot, zoom)}>
          <i className="ring-place-dot" />
          <b className="ring-place-words">{place.words}</b>
        </span>
      )}
      {centre !== undefined && <span className="ring-centre">{centre}</span>}
    </span>
  );
}
