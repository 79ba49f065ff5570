import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useClient } from "../../data/station.tsx";
import { Page } from "../../frame/page.tsx";
import { Waiting } from "../../frame/waiting.tsx";
import { useDraft } from "../../visit/draft.ts";
import { ContactForm } from "./contact-form.tsx";
import { servicesQuery } from "./queries.ts";
import { StartAgain } from "./start-again.tsx";
import { Steps } from "./steps.tsx";

/** Whom to expect, and how to call them. */
export function ContactPage() {
  const { t } = useTranslation("bookings");
  const navigate = useNavigate();
  const { held } = useDraft();
  const query = useQuery(servicesQuery(useClient()));
  const crumbs = [{ name: t("title"), onPress: () => void navigate({ to: "/bookings" }) }, { name: t("contact.here") }];
  if (held === null) return <StartAgain />;
  return (
    <Page name="contact" crumbs={crumbs}>
      {query.data === undefined ? (
        <Waiting query={query} />
      ) : (
        <ContactForm
          steps={<Steps at={3} />}
          title={t("contact.title")}
          purpose={{ what: t("contact.purpose"), keep: t("contact.keep", { count: query.data.keepDays }) }}
          next={t("contact.next")}
          onNext={() => void navigate({ to: "/bookings/check" })}
        />
      )}
    </Page>
  );
}
