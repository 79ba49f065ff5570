import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../../data/station.tsx";
import { DeskPage, Told } from "./frame.tsx";
import { PinEntry } from "./pin-entry.tsx";
import { useTwice } from "./use-twice.ts";
import { useDeskWay } from "./views.ts";

/** Another PIN, by whoever is signed in. */
export function NewPinPage() {
  const { t } = useTranslation("staff");
  const client = useClient();
  const { back } = useDeskWay();
  const [done, setDone] = useState(false);
  const twice = useTwice(async (pin) => {
    await client.staff.changePin({ pin });
    setDone(true);
  });
  return (
    <DeskPage
      name="new-pin"
      here={t("newPin.here")}
      title={t("newPin.here")}
      below={<span role="status">{twice.words}</span>}
    >
      <PinEntry isBusy={twice.isBusy} onPin={twice.type} />
      <p className="pin-rule">{t("pin.firstRule")}</p>
      {done && (
        <Told title={t("newPin.done")} onRead={back}>
          <p>{t("newPin.how")}</p>
        </Told>
      )}
    </DeskPage>
  );
}
