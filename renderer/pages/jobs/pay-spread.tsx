import { useTranslation } from "react-i18next";
import { number, range } from "../../words/numbers.ts";
import type { PaySpread as Spread } from "./histogram.ts";

const BAR = 58;
const STEP = 66;
const TOP = 74;
const LEAST = 4;

/** A sentence about pay and the same as bars; the middle half is cinnabar and thicker in words than in colour. */
export function PaySpread({ spread }: { readonly spread: Spread | null }) {
  const { t } = useTranslation("jobs");
  if (spread === null) return null;
  const { bands, low, high } = spread;
  const most = Math.max(...bands.map((band) => band.count));
  const words =
    high === null ? t("spread.from", { amount: number(low) }) : t("spread.range", { amount: range(low, high) });
  const width = bands.length * STEP - (STEP - BAR);
  return (
    <div className="spread">
      <p>{words}</p>
      <svg viewBox={`0 0 ${width} ${TOP + 8}`} preserveAspectRatio="xMinYMax meet" aria-hidden="true">
        {bands.map(({ from, count, middle }, index) => {
          const height = LEAST + (count / most) * (TOP - LEAST);
          return (
            <rect
              key={from}
              className="spread-bar"
              data-middle={middle}
              x={index * STEP}
              y={TOP - height}
              width={BAR}
              height={height}
              rx="8"
            />
          );
        })}
        <path d={`M0 ${TOP + 5}H${width}`} className="spread-ground" />
      </svg>
    </div>
  );
}
