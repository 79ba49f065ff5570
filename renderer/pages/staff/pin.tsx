import { LockKeyIcon } from "@phosphor-icons/react/dist/csr/LockKey";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { StaffOutput } from "../../../shared/contract/staff.ts";
import { FREE_TRIES, LOCKED_AFTER } from "../../../shared/staff/lockout.ts";
import { useClient } from "../../data/station.tsx";
import { useSaid } from "../../words/said.ts";
import { refusalOf } from "../bookings/certain.ts";
import { DESK_QUERIES, useDeskQuery } from "./asking.ts";
import { DeskPage } from "./frame.tsx";
import { PinEntry } from "./pin-entry.tsx";
import { useTwice } from "./use-twice.ts";

/** While a wait runs the page looks every second; the station counts it, not the page. */
const LOOK_EVERY_MS = 1_000;

type Status = StaffOutput<"status">;

/** The door of the desk: the first PIN, the PIN, the wait, or why there is no desk today. */
export function PinPage({ onIn }: { readonly onIn: () => void }) {
  const status = useDeskQuery(["pin"], (client, signal) => client.staff.status(undefined, { signal }));
  const state = status.data?.state ?? null;
  useEffect(() => {
    if (state !== "waiting") return;
    const timer = setInterval(() => void status.refetch(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [state, status.refetch]);

  if (status.data === undefined) return <Waiting />;
  if (status.data.state === "unset") return <FirstPin onIn={onIn} />;
  if (status.data.state === "ready") return <SignIn triesLeft={status.data.triesLeft} onIn={onIn} />;
  return <Shut status={status.data} />;
}

function Waiting() {
  const { t } = useTranslation(["staff", "common"]);
  return (
    <DeskPage name="pin" here={t("pin.here")} title={t("pin.title")} end={null}>
      <p className="desk-none">{t("common:waiting")}</p>
    </DeskPage>
  );
}

function SignIn({ triesLeft, onIn }: { readonly triesLeft: number; readonly onIn: () => void }) {
  const { t } = useTranslation("staff");
  const client = useClient();
  const queries = useQueryClient();
  const [isBusy, setIsBusy] = useState(false);
  const [told, setTold] = useState<"how" | "wrong" | "lost">("how");

  async function enter(pin: string): Promise<void> {
    setIsBusy(true);
    try {
      await client.staff.signIn({ pin });
      onIn();
    } catch (error) {
      const code = refusalOf(error);
      // The answer was lost, which is no answer: the station knows whether it let somebody in.
      if (code === null && (await isLetIn())) return onIn();
      setTold(code === "PIN_WRONG" ? "wrong" : "lost");
      setIsBusy(false);
      await queries.invalidateQueries(DESK_QUERIES);
    }
  }

  async function isLetIn(): Promise<boolean> {
    try {
      return (await client.staff.status()).signedIn !== null;
    } catch {
      return false;
    }
  }

  const words = { how: t("pin.how"), wrong: t("pin.wrong", { count: triesLeft }), lost: t("refused.FAILED.how") };
  const below = isBusy ? t("pin.looking") : words[told];
  return (
    <DeskPage
      name="pin"
      here={t("pin.here")}
      title={t("pin.title")}
      below={<span role="status">{below}</span>}
      end={null}
    >
      <PinEntry isBusy={isBusy} onPin={(pin) => void enter(pin)} />
      <p className="pin-rule">{t("pin.rule", { free: FREE_TRIES, most: LOCKED_AFTER })}</p>
    </DeskPage>
  );
}

function FirstPin({ onIn }: { readonly onIn: () => void }) {
  const { t } = useTranslation("staff");
  const client = useClient();
  const twice = useTwice(async (pin) => {
    await client.staff.setUp({ pin });
    onIn();
  });
  return (
    <DeskPage
      name="first-pin"
      here={t("pin.here")}
      title={t("pin.first")}
      below={<span role="status">{twice.words}</span>}
      end={null}
    >
      <PinEntry isBusy={twice.isBusy} onPin={twice.type} />
      <p className="pin-rule">{t("pin.firstRule")}</p>
    </DeskPage>
  );
}

/** Waiting, locked, or no database to ask. */
function Shut({ status }: { readonly status: Status }) {
  const { t } = useTranslation("staff");
  const said = useSaid();
  const { state, waitSeconds, findings } = status;
  const title = state === "waiting" ? t("pin.waiting") : state === "locked" ? t("pin.locked") : t("pin.unavailable");
  return (
    <DeskPage name="pin" here={t("pin.here")} title={title} end={null}>
      <div className="pin-shut">
        <LockKeyIcon weight="duotone" aria-hidden="true" />
        {state === "waiting" && (
          <p className="pin-wait" role="timer">
            {t("pin.seconds", { count: waitSeconds })}
          </p>
        )}
        {state === "locked" && <p>{t("pin.lockedHow")}</p>}
        {findings.map(({ zh, en }) => (
          <p key={en}>{said(zh, en)}</p>
        ))}
      </div>
      <p className="pin-rule">{t("pin.rule", { free: FREE_TRIES, most: LOCKED_AFTER })}</p>
    </DeskPage>
  );
}
