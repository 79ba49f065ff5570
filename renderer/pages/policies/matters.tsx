import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/button.tsx";
import { Disk } from "../../design/row.tsx";
import { Page, Title } from "../../frame/page.tsx";
import { setMatter } from "../../visit/visit.ts";
import { TOPICS } from "./topics.ts";
import "./matters.css";

/** Asking without typing: what people come with, as big buttons. */
export function Matters() {
  const { t } = useTranslation("policies");
  const navigate = useNavigate();

  function ask(words: string) {
    setMatter(words);
    void navigate({ to: "/policies" });
  }

  return (
    <Page name="matters" crumbs={[{ name: t("title"), onPress: () => ask("") }, { name: t("matters.here") }]}>
      <Title below={t("matters.how")}>{t("matters.title")}</Title>
      <div className="topics">
        {TOPICS.map(({ id, icon: Icon, family, matters }) => (
          <section key={id} className="topic">
            <h2>
              <Disk family={family}>
                <Icon weight="duotone" aria-hidden="true" />
              </Disk>
              {t(`topic.${id}`)}
            </h2>
            <div className="topic-matters">
              {matters.map((matter) => (
                <Button key={matter.id} variant="line" onPress={() => ask(matter.words)}>
                  {t(`matter.${matter.id}`)}
                </Button>
              ))}
            </div>
          </section>
        ))}
      </div>
      <div className="acts">
        <Button variant="main" size="tall" onPress={() => ask("")}>
          {t("matters.all")}
        </Button>
      </div>
    </Page>
  );
}
