import { useQuery, useQueryClient } from "@tanstack/react-query";
import { RouterProvider, useMatches, useNavigate } from "@tanstack/react-router";
import { Activity, type ReactNode, useEffect, useLayoutEffect, useMemo } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { useTranslation } from "react-i18next";
import { infoQuery, PAGE_QUERIES } from "./data/queries.ts";
import { StationProvider, useClient } from "./data/station.tsx";
import { applyScreen, REFERENCE_SCREEN } from "./design/screen.ts";
import { endCall, openHelp, useHelpOpen } from "./frame/calling.ts";
import { HelpDialog } from "./frame/help.tsx";
import { useHold, useHoldEnds } from "./pages/bookings/use-hold.ts";
import { OutOfService } from "./pages/out-of-service/out-of-service.tsx";
import { Desk } from "./pages/staff/desk.tsx";
import { createAppRouter } from "./router.tsx";
import { useDeskIsOpen } from "./visit/desk.ts";
import { useDraftIsEmpty } from "./visit/draft.ts";
import { ATTRACT_AFTER_MS, type Pace } from "./visit/idle.ts";
import { IdleQuestion } from "./visit/idle-question.tsx";
import { useIdle } from "./visit/use-idle.ts";
import { useQuiet } from "./visit/use-quiet.ts";
import { endVisit, isUntouched, useVisit } from "./visit/visit.ts";

/** Everything on the screen: the station's state, the visit, the page. */
export function Kiosk({ start }: { readonly start: string }) {
  const { id, display } = useVisit();
  const { i18n } = useTranslation();
  const client = useClient();
  const queries = useQueryClient();
  const info = useQuery(infoQuery(client));
  const deskIsOpen = useDeskIsOpen();
  useHold();
  const screen = info.data?.screen ?? REFERENCE_SCREEN;
  // One router a visit: there is no way back into the former one. It outlives an outage, so that the page comes back.
  const router = useMemo(() => createAppRouter(id === 1 ? start : "/"), [id, start]);

  useLayoutEffect(() => {
    const root = document.documentElement;
    const apply = () => applyScreen(root, screen, display);
    apply();
    root.lang = display.language;
    window.addEventListener("resize", apply);
    return () => window.removeEventListener("resize", apply);
  }, [screen, display]);

  useLayoutEffect(() => {
    void i18n.changeLanguage(display.language);
  }, [i18n, display.language]);

  // With a new visit nothing of the former one stays but what the station says about itself.
  useEffect(() => {
    if (id === 1) return;
    endCall(client);
    queries.removeQueries(PAGE_QUERIES);
  }, [id, client, queries]);

  if (info.data === undefined && !info.isError) return null;
  return (
    <I18nProvider locale={display.language}>
      <StationProvider info={info.data ?? null}>
        {info.isError || info.data === undefined ? (
          <OutOfService onRetry={() => void info.refetch()} />
        ) : (
          <>
            {deskIsOpen && <Desk />}
            {/* Hidden, not gone: staff give the page back as they found it, half-filled form and all. */}
            <Activity mode={deskIsOpen ? "hidden" : "visible"}>
              <RouterProvider key={id} router={router} InnerWrap={Silence} />
            </Activity>
          </>
        )}
        <HelpDialog onBook={() => void router.navigate({ to: "/bookings" })} />
      </StationProvider>
    </I18nProvider>
  );
}

/** Watches for silence round the pages. Where nobody has begun there is nothing to ask: passers-by are called instead. */
function Silence({ children }: { readonly children: ReactNode }) {
  const matches = useMatches();
  const here = matches.at(-1);
  const visit = useVisit();
  const helping = useHelpOpen();
  const nothingSaid = useDraftIsEmpty();
  const untouched = isUntouched(visit) && nothingSaid && !helping;
  const pace: Pace = here?.staticData.pace ?? "browsing";
  const path = here?.pathname ?? "/";
  const nobody = untouched && (path === "/" || path === "/attract");
  const navigate = useNavigate();
  useHoldEnds(path);
  useQuiet(ATTRACT_AFTER_MS, untouched && path === "/", () => void navigate({ to: "/attract", replace: true }));
  const { phase, stay } = useIdle({ pace, watching: !nobody, onOver: endVisit });
  return (
    <>
      {children}
      {phase.phase === "question" && (
        <IdleQuestion
          secondsLeft={phase.secondsLeft}
          onStay={stay}
          onDone={endVisit}
          onHelp={() => {
            stay();
            openHelp();
          }}
        />
      )}
    </>
  );
}
