import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useClient } from "../../data/station.tsx";
import { Page } from "../../frame/page.tsx";
import { Waiting } from "../../frame/waiting.tsx";
import { currentDraft, forgetContact, requestId, setDraft } from "../../visit/draft.ts";
import { AskingDialogs } from "./asking-dialogs.tsx";
import { ContactForm } from "./contact-form.tsx";
import { servicesQuery } from "./queries.ts";
import { useAsking } from "./use-asking.ts";

/** 请工作人员帮我联系: a job, a form of address, a number; the button itself is the consent and says so. */
export function ReferPage() {
  const { t } = useTranslation("bookings");
  const navigate = useNavigate();
  const client = useClient();
  const asking = useAsking();
  const { jobId } = useParams({ from: "/bookings/refer/$jobId" });
  const query = useQuery(servicesQuery(client));
  const crumbs = [
    { name: t("refer.job"), onPress: () => void navigate({ to: "/jobs/$jobId", params: { jobId } }) },
    { name: t("refer.here") },
  ];

  function send() {
    const { honorific, surname, phone } = currentDraft();
    if (honorific === null) return;
    const body = {
      id: requestId(),
      jobId,
      ...(surname === "" ? {} : { surname }),
      honorific,
      phone,
      consent: true,
    } as const;
    asking.ask(
      () => client.bookings.refer(body),
      ({ contact, keptUntil }) => {
        forgetContact();
        setDraft({ referred: { ...contact, keptUntil } });
        void navigate({ to: "/bookings/referred", replace: true });
      },
    );
  }

  return (
    <Page name="contact" crumbs={crumbs}>
      {query.data === undefined ? (
        <Waiting query={query} />
      ) : (
        <ContactForm
          title={t("contact.title")}
          purpose={{ what: t("refer.purpose"), keep: t("contact.keep", { count: query.data.followUpDays }) }}
          next={t(asking.phase === "idle" ? "refer.send" : "asking")}
          onNext={send}
          isAsking={asking.phase !== "idle"}
        />
      )}
      <AskingDialogs
        asking={asking}
        onRefusalRead={(code) => {
          if (code === "NOT_FOUND") void navigate({ to: "/jobs/$jobId", params: { jobId }, replace: true });
          else setDraft({});
        }}
      />
    </Page>
  );
}
