import { ArrowDownIcon } from "@phosphor-icons/react/dist/csr/ArrowDown";
import { ArrowUpIcon } from "@phosphor-icons/react/dist/csr/ArrowUp";
import { type ReactNode, type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Atom, screenAt, screenOffsets } from "../../shared/screen/turning.ts";
import { Button } from "./button.tsx";
import "./view.css";

/** What is pressed or looked at as a whole; words are taken line by line. */
const WHOLE = "button, [role=radio], svg, img, .ring-map, .qr";

function atomsOf(view: HTMLElement): Atom[] {
  const origin = view.getBoundingClientRect().top - view.scrollTop;
  const atoms: Atom[] = [];
  const add = ({ top, bottom, height }: DOMRect) => {
    if (height > 1) atoms.push({ top: top - origin, bottom: bottom - origin });
  };
  for (const whole of view.querySelectorAll(WHOLE)) add(whole.getBoundingClientRect());
  const texts = document.createTreeWalker(view, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    if (text.parentElement?.closest(WHOLE) !== null) continue;
    range.selectNodeContents(text);
    for (const line of range.getClientRects()) add(line);
  }
  return atoms;
}

interface Turning {
  readonly offsets: readonly number[];
  readonly index: number;
}

const WHOLE_PAGE: Turning = { offsets: [0], index: 0 };

/** Screens of a frame's content, kept up to date with its layout; the index follows the scroll offset, always. */
function useTurning(view: RefObject<HTMLDivElement | null>): { turning: Turning; show: (index: number) => void } {
  const [turning, setTurning] = useState(WHOLE_PAGE);

  useLayoutEffect(() => {
    const element = view.current;
    if (element === null) return;
    const measure = () => {
      // `contents`: this mode's layouts fit by design.
      const turns = getComputedStyle(element).display !== "contents";
      const offsets = turns ? screenOffsets(atomsOf(element), element.clientHeight, element.scrollHeight) : [0];
      const index = screenAt(offsets, element.scrollTop);
      setTurning((former) =>
        former.index === index && String(former.offsets) === String(offsets) ? former : { offsets, index },
      );
    };
    // Once a frame is often enough: an observer may report many changes of one.
    let frame = 0;
    const soon = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(measure);
    };
    measure();
    const sizes = new ResizeObserver(soon);
    sizes.observe(element);
    for (const child of element.children) sizes.observe(child);
    const changes = new MutationObserver(soon);
    changes.observe(element, { childList: true, subtree: true, characterData: true });
    const modes = new MutationObserver(soon);
    modes.observe(document.documentElement, { attributes: true });
    element.addEventListener("scroll", soon, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      changes.disconnect();
      modes.disconnect();
      element.removeEventListener("scroll", soon);
    };
  }, [view]);

  const show = useCallback(
    (index: number) => view.current?.scrollTo({ top: turning.offsets[index] ?? 0, behavior: "instant" }),
    [view, turning],
  );
  return { turning, show };
}

/**
 * A frame for what may be taller than the room there is. Where layouts fit by design it is not there at all; with very
 * large text, or within the band of a wheelchair's reach, it turns the content screen by screen with two buttons.
 */
export function View({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const view = useRef<HTMLDivElement>(null);
  const { turning, show } = useTurning(view);
  const { offsets, index } = turning;
  const screens = offsets.length;
  return (
    <>
      <div className="view" ref={view} data-view>
        {children}
      </div>
      {screens > 1 && (
        <nav className="turner" aria-label={t("turn.name")}>
          <Button
            variant="line"
            icon={<ArrowUpIcon weight="bold" aria-hidden="true" />}
            isDisabled={index === 0}
            onPress={() => show(index - 1)}
          >
            {t("turn.up")}
          </Button>
          <p role="status">{t("turn.at", { screen: index + 1, screens })}</p>
          <Button
            variant="line"
            iconEnd={<ArrowDownIcon weight="bold" aria-hidden="true" />}
            isDisabled={index === screens - 1}
            onPress={() => show(index + 1)}
          >
            {t("turn.down")}
          </Button>
        </nav>
      )}
    </>
  );
}
