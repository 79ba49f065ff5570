import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useState } from "react";
import { SIGN_OUT_SECONDS } from "../../../shared/staff/words.ts";
import { useClient } from "../../data/station.tsx";
import { closeDesk } from "../../visit/desk.ts";
import { DESK_QUERIES } from "./asking.ts";
import { DeskView } from "./desk-view.tsx";
import { PinPage } from "./pin.tsx";
import { DeskWayContext, type View } from "./views.ts";

/** Where nobody has signed in the screen goes back sooner: it may be a resident who tapped about. */
const PIN_PAGE_MS = 45_000;
const SIGN_OUT_MS = SIGN_OUT_SECONDS * 1_000;
/** The station is told of touches at most this often. */
const TELL_EVERY_MS = 2_000;
const CHECK_MS = 500;
const FIRST: View = { page: "today", day: null };

/**
 * The desk over the resident's page. It has a way of its own, nothing of which reaches the resident's, and everything
 * staff have seen is thrown away when it closes.
 */
export function Desk() {
  const client = useClient();
  const queries = useQueryClient();
  const [isIn, setIsIn] = useState(false);
  const [views, setViews] = useState<readonly View[]>([FIRST]);

  const leave = useCallback(() => {
    // Whoever is not signed in any more is out already; no answer is waited for.
    void client.staff.signOut().catch(() => undefined);
    queries.removeQueries(DESK_QUERIES);
    closeDesk();
  }, [client, queries]);

  useEffect(() => {
    let touchedAt = performance.now();
    let toldAt = touchedAt;
    const touch = () => {
      touchedAt = performance.now();
      if (!isIn || touchedAt - toldAt < TELL_EVERY_MS) return;
      toldAt = touchedAt;
      void client.staff.stay().catch(leave);
    };
    const timer = setInterval(() => {
      if (performance.now() - touchedAt >= (isIn ? SIGN_OUT_MS : PIN_PAGE_MS)) leave();
    }, CHECK_MS);
    window.addEventListener("pointerdown", touch, { capture: true, passive: true });
    window.addEventListener("keydown", touch, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      window.removeEventListener("pointerdown", touch, { capture: true });
      window.removeEventListener("keydown", touch, { capture: true });
    };
  }, [client, isIn, leave]);

  const way = useMemo(
    () => ({
      view: views.at(-1) ?? FIRST,
      go: (view: View) => setViews([...views, view]),
      turn: (view: View) => setViews([...views.slice(0, -1), view]),
      back: () => (views.length > 1 ? setViews(views.slice(0, -1)) : leave()),
      leave,
    }),
    [views, leave],
  );

  return (
    <DeskWayContext value={way}>
      {isIn ? <DeskView key={views.length} /> : <PinPage onIn={() => setIsIn(true)} />}
    </DeskWayContext>
  );
}
