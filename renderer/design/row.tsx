import { CaretRightIcon } from "@phosphor-icons/react/dist/csr/CaretRight";
import type { ReactNode } from "react";
import { Pressable } from "./pressable.tsx";
import "./row.css";

/** Colours of the disk behind an icon; `off` is for what has ended. */
export type Family = "pine" | "plum" | "lake" | "apricot" | "indigo" | "off";

export interface DiskProps {
  readonly family: Family;
  readonly children: ReactNode;
}

/** An icon on a round ground. */
export function Disk({ family, children }: DiskProps) {
  return (
    <span className="disk" data-family={family}>
      {children}
    </span>
  );
}

export interface RowProps {
  /** Usually a `Disk`. */
  readonly lead: ReactNode;
  readonly title: ReactNode;
  /** One sentence; what does not fit on its line is on the row's own page. */
  readonly text?: ReactNode;
  /** States, below the sentence. */
  readonly below?: ReactNode;
  /** Words before the arrow. */
  readonly end?: ReactNode;
  readonly onPress: () => void;
  /** Ended: still there, lighter. */
  readonly faded?: boolean;
}

/** One line of a list; the whole of it is the button. */
export function Row({ lead, title, text, below, end, onPress, faded = false }: RowProps) {
  return (
    <Pressable className="row" onPress={onPress} variant={faded ? "faded" : "plain"}>
      {lead}
      <span className="row-words">
        <b className="clamp-2">{title}</b>
        {text !== undefined && <span className="row-text clamp-1">{text}</span>}
        {below !== undefined && <span className="row-below">{below}</span>}
      </span>
      {end !== undefined && <span className="row-end">{end}</span>}
      <CaretRightIcon className="row-arrow" weight="bold" aria-hidden="true" />
    </Pressable>
  );
}

export interface RowsProps {
  /** How many fit a page; fewer rows stay as high as that many would make them. */
  readonly room: number;
  readonly children: ReactNode;
}

/** A page of rows of equal height. */
export function Rows({ room, children }: RowsProps) {
  return (
    <ol className="rows" style={{ gridTemplateRows: `repeat(${room}, minmax(0, 1fr))` }}>
      {children}
    </ol>
  );
}
