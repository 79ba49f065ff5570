import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { Pager, type PagerProps } from "./pager.tsx";
import "./fitted-list.css";

export interface FittedListProps<Item> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** What stands inside one entry of the list. */
  readonly children: (item: Item) => ReactNode;
  /** Words of the pager, from 1. Shown only where there is more than one page. */
  readonly words: (page: number, pages: number) => PagerProps["words"];
  /** Layout of the list: one column, or rows of equal entries. */
  readonly className?: string;
  readonly itemClassName?: string;
  /** Index of an entry of the page to show, where the address of the page remembers it; else the list does. */
  readonly first?: number;
  readonly onFirst?: (first: number) => void;
  readonly nextVariant?: PagerProps["nextVariant"];
}

/**
 * As many whole entries as the frame holds, the rest on further pages. Counted by measuring, since the room depends on
 * text size, language, contrast, orientation and the panel together: a table of counts for all of them was tried and
 * was wrong somewhere after every change of a style sheet.
 */
export function FittedList<Item>(props: FittedListProps<Item>) {
  const { items, keyOf, children, words, className, itemClassName, nextVariant } = props;
  const frame = useRef<HTMLDivElement>(null);
  const starts = usePageStarts(frame, items.map(keyOf).join("\n"));
  const [own, setOwn] = useState(0);
  const first = props.first ?? own;
  // The first entry seen stays in sight when the room changes.
  const page = Math.max(
    0,
    (starts ?? [0]).findLastIndex((start) => start <= first),
  );
  const pages = starts?.length ?? 1;
  const shown = starts === null ? items : items.slice(starts[page], starts[page + 1]);
  return (
    <div className="fitted" ref={frame} data-measuring={starts === null}>
      <ul className={className} data-last={page === pages - 1}>
        {shown.map((item) => (
          <li key={keyOf(item)} className={itemClassName}>
            {children(item)}
          </li>
        ))}
      </ul>
      {(starts === null || pages > 1) && (
        <Pager
          words={words(page + 1, pages)}
          page={page + 1}
          pages={pages}
          {...(nextVariant !== undefined && { nextVariant })}
          onPage={(next) => (props.onFirst ?? setOwn)(starts?.[next - 1] ?? 0)}
        />
      )}
    </div>
  );
}

/** Index of the first entry of each page; null while all entries stand in the frame, unseen, to be measured. */
function usePageStarts(frame: RefObject<HTMLDivElement | null>, contents: string): readonly number[] | null {
  const [measured, setMeasured] = useState<{ readonly of: string; readonly starts: readonly number[] } | null>(null);
  const starts = measured?.of === contents ? measured.starts : null;

  useLayoutEffect(() => {
    const element = frame.current;
    if (element !== null && starts === null) setMeasured({ of: contents, starts: pageStarts(element) });
  }, [frame, contents, starts]);

  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const again = () => setMeasured(null);
    let known = sizeOf(element);
    const room = new ResizeObserver(() => {
      if (sizeOf(element) === known) return;
      known = sizeOf(element);
      again();
    });
    room.observe(element);
    // Text size, contrast and language change the entries, not always the frame.
    const modes = new MutationObserver(again);
    modes.observe(document.documentElement, {
      attributes: true,
      attributeFilter: ["data-size", "data-contrast", "lang", "style"],
    });
    document.fonts.addEventListener("loadingdone", again);
    return () => {
      room.disconnect();
      modes.disconnect();
      document.fonts.removeEventListener("loadingdone", again);
    };
  }, [frame]);

  return starts;
}

const sizeOf = ({ clientWidth, clientHeight }: Element) => `${clientWidth} ${clientHeight}`;

function pageStarts(frame: HTMLElement): number[] {
  const [list, pager] = frame.children;
  const boxes = [...(list?.children ?? [])].map((entry) => entry.getBoundingClientRect());
  const end = boxes.at(-1)?.bottom ?? 0;
  if (end - (boxes[0]?.top ?? 0) <= frame.clientHeight) return [0];
  const gap = Number.parseFloat(getComputedStyle(frame).rowGap) || 0;
  const room = frame.clientHeight - (pager?.getBoundingClientRect().height ?? 0) - gap;
  const starts = [0];
  let top = boxes[0]?.top ?? 0;
  for (const [index, box] of boxes.entries()) {
    if (box.bottom - top <= room || index === starts.at(-1)) continue;
    starts.push(index);
    top = box.top;
  }
  return starts;
}
