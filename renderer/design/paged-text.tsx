import { type ReactNode, useLayoutEffect, useRef } from "react";
import "./paged-text.css";

export interface PagedTextProps {
  readonly children: ReactNode;
  /** Page to show, from 0. */
  readonly page: number;
  /** Told whenever the text has been laid out anew. */
  readonly onPages: (pages: number) => void;
}

/**
 * As many whole lines as the frame holds; the rest on further pages. The text is set in columns as wide as the frame,
 * so that a line is never cut in half at any text size, and every page but the shown one lies outside the frame. All of
 * it stays in the document for a screen reader.
 */
export function PagedText({ children, page, onPages }: PagedTextProps) {
  const frame = useRef<HTMLDivElement>(null);
  const report = useRef(onPages);
  report.current = onPages;

  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const measure = () => {
      const columns = element.firstElementChild;
      if (columns === null || element.clientWidth === 0) return;
      report.current(Math.max(1, Math.round(columns.scrollWidth / element.clientWidth)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  });

  return (
    <div className="paged" ref={frame} data-paged>
      <div className="paged-columns" style={{ transform: `translateX(${-page * 100}%)` }}>
        {children}
      </div>
    </div>
  );
}
