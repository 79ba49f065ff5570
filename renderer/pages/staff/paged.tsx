import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Pager } from "../../design/pager.tsx";
import { useOrientation } from "../../frame/orientation.ts";
import { useVisit } from "../../visit/visit.ts";

/** Rows of a page, by text size and way round. */
export type Room = Readonly<Record<"normal" | "large", Readonly<Record<"portrait" | "landscape", number>>>>;

export interface PagedProps<Item> {
  readonly items: readonly Item[];
  readonly room: Room;
  /** Said where there are none. */
  readonly none: string;
  readonly row: (item: Item) => ReactNode;
  readonly idOf: (item: Item) => string;
}

/** A list that turns its pages by buttons. */
export function Paged<Item>({ items, room, none, row, idOf }: PagedProps<Item>) {
  const { t } = useTranslation("staff");
  const { size } = useVisit().display;
  const fits = room[size][useOrientation()];
  const [wanted, setPage] = useState(1);
  const pages = Math.max(Math.ceil(items.length / fits), 1);
  const page = Math.min(wanted, pages);
  if (items.length === 0) return <p className="desk-none">{none}</p>;
  return (
    <div className="desk-paged">
      <ol className="rows" style={{ ["--desk-rows" as string]: fits }}>
        {items.slice((page - 1) * fits, page * fits).map((item) => (
          <li key={idOf(item)}>{row(item)}</li>
        ))}
      </ol>
      {pages > 1 && (
        <Pager
          words={{
            previous: t("pager.previous"),
            next: t("pager.next"),
            position: t("pager.position", { page, pages }),
          }}
          page={page}
          pages={pages}
          onPage={setPage}
        />
      )}
    </div>
  );
}

/** A row to read, with room for what can be done at its end. */
export function Entry({
  lead,
  title,
  text,
  end,
}: {
  lead?: ReactNode;
  title: ReactNode;
  text?: ReactNode;
  end?: ReactNode;
}) {
  return (
    <div className="desk-entry">
      {lead}
      <span className="row-words">
        <b className="clamp-2">{title}</b>
        {text !== undefined && <span className="row-text clamp-2">{text}</span>}
      </span>
      {end}
    </div>
  );
}
