import { ListMagnifyingGlassIcon } from "@phosphor-icons/react/dist/csr/ListMagnifyingGlass";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/button.tsx";
import { RingMap } from "../../design/ring-map.tsx";
import { openHelp } from "../../frame/calling.ts";
import { Title } from "../../frame/page.tsx";
import { SourceText } from "../../words/source-text.tsx";
import { ANY_SITUATION, type PolicyView } from "./view.ts";
import "../../frame/waiting.css";

export interface NothingFoundProps {
  readonly view: PolicyView;
  readonly matter: string;
  readonly onAllSituations: () => void;
}

/** No document answers: said plainly, with a person to ask. The nearest words would only mislead. */
export function NothingFound({ view, matter, onAllSituations }: NothingFoundProps) {
  const { t } = useTranslation("policies");
  const navigate = useNavigate();
  return (
    <div className="waiting">
      <RingMap tone="empty" lit={null} />
      <Title below={t("nothing.how")}>
        {matter === "" ? t("nothing.title") : <SourceText>{matter}</SourceText>}
        {matter !== "" && t("nothing.words")}
      </Title>
      <Button variant="main" size="tall" onPress={openHelp}>
        {t("nothing.person")}
      </Button>
      {view.situation !== ANY_SITUATION && (
        <Button variant="line" size="tall" onPress={onAllSituations}>
          {t("nothing.allSituations")}
        </Button>
      )}
      <Button
        variant="line"
        size="tall"
        icon={<ListMagnifyingGlassIcon weight="bold" aria-hidden="true" />}
        onPress={() => void navigate({ to: "/policies/matters" })}
      >
        {t("byMatter")}
      </Button>
    </div>
  );
}
