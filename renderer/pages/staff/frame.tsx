import { ArrowLeftIcon } from "@phosphor-icons/react/dist/csr/ArrowLeft";
import { CaretRightIcon } from "@phosphor-icons/react/dist/csr/CaretRight";
import { SignOutIcon } from "@phosphor-icons/react/dist/csr/SignOut";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/button.tsx";
import { Dialog } from "../../design/dialog.tsx";
import { Pressable } from "../../design/pressable.tsx";
import { Page, Title } from "../../frame/page.tsx";
import { Clock } from "../../frame/station-bar.tsx";
import type { DeskAction } from "./asking.ts";
import { useDeskWay, type ViewName } from "./views.ts";
import "./staff.css";

export interface DeskPageProps {
  /** Page's name in pictures and tests. */
  readonly name: ViewName | "pin" | "first-pin";
  readonly here: string;
  readonly title: ReactNode;
  readonly below?: ReactNode;
  /** Beside the title; none = the way out. */
  readonly end?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of the desk: the way back stays in it, and the way out is always in sight. */
export function DeskPage({ name, here, title, below, end, children }: DeskPageProps) {
  const { t } = useTranslation("staff");
  const { leave } = useDeskWay();
  return (
    <Page name={`staff-${name}`} className={`desk desk-${name}`} way={<Way here={here} />}>
      <div className="desk-head">
        <Title below={below}>{title}</Title>
        {end === undefined ? (
          <Button variant="line" onPress={leave} icon={<SignOutIcon weight="bold" aria-hidden="true" />}>
            {t("leave")}
          </Button>
        ) : (
          end
        )}
      </div>
      {children}
    </Page>
  );
}

function Way({ here }: { readonly here: string }) {
  const { t } = useTranslation(["staff", "common"]);
  const { back } = useDeskWay();
  return (
    <nav className="way" aria-label={t("common:way")}>
      <Pressable className="back" onPress={back}>
        <ArrowLeftIcon weight="bold" aria-hidden="true" />
        <span>{t("common:back")}</span>
      </Pressable>
      <ol className="crumbs">
        {here !== t("staff") && (
          <li>
            <span className="desk-crumb">{t("staff")}</span>
            <CaretRightIcon weight="bold" aria-hidden="true" />
          </li>
        )}
        <li aria-current="page">
          <span className="crumb-here clamp-1">{here}</span>
        </li>
      </ol>
      <Clock withDay={false} />
    </nav>
  );
}

/** What came of something: read it, go on. */
export function Told({ title, children, onRead }: { title: string; children: ReactNode; onRead: () => void }) {
  const { t } = useTranslation(["staff", "common"]);
  return (
    <Dialog role="alertdialog" title={title}>
      <div className="desk-told">{children}</div>
      <Button variant="main" size="tall" onPress={onRead} autoFocus>
        {t("read")}
      </Button>
    </Dialog>
  );
}

/** Why something was not done. */
export function RefusedDialog({ action }: { readonly action: DeskAction }) {
  const { t } = useTranslation(["staff", "common"]);
  if (action.refused === null) return null;
  return (
    <Told title={t(`refused.${action.refused}.title`)} onRead={action.forgive}>
      <p>{t(`refused.${action.refused}.how`)}</p>
    </Told>
  );
}
