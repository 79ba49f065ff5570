import { create } from "qrcode";
import { useLayoutEffect, useMemo, useRef, useState } from "react";
import "./qr-code.css";

/** Modules of white round the code; ISO/IEC 18004. */
const QUIET_ZONE = 4;
/** Beyond version 20 (97 modules) a cheap phone no longer reads it from a screen; ui.md §4. */
const LARGEST_VERSION = 20;

export interface QrCodeProps {
  readonly text: string;
  readonly alt: string;
}

/** The dark modules as one path in module units, quiet zone included; null when the text is too long to be read. */
export function qrPath(text: string): { path: string; modules: number; version: number } | null {
  const code = create(text, { errorCorrectionLevel: "M" });
  if (code.version > LARGEST_VERSION) return null;
  const { size } = code.modules;
  const cells: string[] = [];
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (code.modules.get(y, x)) cells.push(`M${x + QUIET_ZONE} ${y + QUIET_ZONE}h1v1h-1z`);
    }
  }
  return { path: cells.join(""), modules: size + 2 * QUIET_ZONE, version: code.version };
}

/**
 * A code as large as its frame allows, in whole pixels a module. Pure black on white in every theme: scanners expect
 * it. A text beyond version 20 throws: callers shorten what they encode.
 */
export function QrCode({ text, alt }: QrCodeProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  const code = useMemo(() => qrPath(text), [text]);

  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const measure = () => setRoom(Math.min(element.clientWidth, element.clientHeight));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  if (code === null) throw new Error(`qr: ${text.length} characters are too many for a code that can be scanned`);
  const perModule = Math.max(1, Math.floor(room / code.modules));
  const side = perModule * code.modules;
  return (
    <div className="qr" ref={frame}>
      <svg
        width={side}
        height={side}
        viewBox={`0 0 ${code.modules} ${code.modules}`}
        shapeRendering="crispEdges"
        role="img"
        aria-label={alt}
        data-version={code.version}
      >
        <path fill="#fff" d={`M0 0h${code.modules}v${code.modules}H0z`} />
        <path fill="#000" d={code.path} />
      </svg>
    </div>
  );
}
