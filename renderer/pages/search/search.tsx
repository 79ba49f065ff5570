import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/button.tsx";
import { Page, Title } from "../../frame/page.tsx";
import { setWords } from "../../visit/visit.ts";
import { TRADES } from "./occupations.ts";
import "./search.css";

/** Search without typing: common occupations as big buttons, by trade. */
export function Search() {
  const { t } = useTranslation("search");
  const navigate = useNavigate();

  function look(words: string) {
    setWords(words);
    // Words find what there is, near or far; without words it is the neighbourhood.
    void navigate({ to: "/jobs", search: words === "" ? {} : { ring: "any" } });
  }

  return (
    <Page name="search" crumbs={[{ name: t("here") }]}>
      <Title below={t("how")}>{t("title")}</Title>
      <div className="trades">
        {TRADES.map(({ id, icon: Icon, family, occupations }) => (
          <section key={id} className="trade">
            <h2>
              <span className="block-disk" data-family={family}>
                <Icon weight="duotone" aria-hidden="true" />
              </span>
              {t(`trade.${id}`)}
            </h2>
            <div className="occupations">
              {occupations.map((occupation) => (
                <Button key={occupation.id} variant="line" onPress={() => look(occupation.words)}>
                  {t(`occupation.${occupation.id}`)}
                </Button>
              ))}
            </div>
          </section>
        ))}
      </div>
      <div className="acts">
        <Button variant="main" size="tall" onPress={() => look("")}>
          {t("all")}
        </Button>
      </div>
    </Page>
  );
}
