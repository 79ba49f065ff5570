import { ArrowsClockwiseIcon } from "@phosphor-icons/react/dist/csr/ArrowsClockwise";
import { BriefcaseIcon } from "@phosphor-icons/react/dist/csr/Briefcase";
import { HandCoinsIcon } from "@phosphor-icons/react/dist/csr/HandCoins";
import { MapPinIcon } from "@phosphor-icons/react/dist/csr/MapPin";
import { SquaresFourIcon } from "@phosphor-icons/react/dist/csr/SquaresFour";
import { TagIcon } from "@phosphor-icons/react/dist/csr/Tag";
import { TrashIcon } from "@phosphor-icons/react/dist/csr/Trash";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Suggestions } from "../../../shared/contract/jobs.ts";
import { suggestQuery } from "../../data/queries.ts";
import { useClient } from "../../data/station.tsx";
import { Button } from "../../design/button.tsx";
import { Pressable } from "../../design/pressable.tsx";
import { useOrientation } from "../../frame/orientation.ts";
import { Page, Title } from "../../frame/page.tsx";
import { LetterKeys } from "../../input/letter-keys.tsx";
import { setMatter, setWords, useVisit } from "../../visit/visit.ts";
import { number } from "../../words/numbers.ts";
import { SourceText } from "../../words/source-text.tsx";
import "./type.css";

type Suggestion = Suggestions["items"][number];

/** What is seen at once beside the keys; a second look shows as many more. Measured: eight save a touch in seven. */
const AT_ONCE = { roomy: 8, usual: 6 } as const;
/** Looks at what else would fit. */
const LOOKS = 3;
/** Nothing that can be asked for is longer. */
const LETTERS_MAX = 24;

const PICTURES = {
  occupation: { icon: BriefcaseIcon, family: "lake" },
  condition: { icon: TagIcon, family: "pine" },
  place: { icon: MapPinIcon, family: "plum" },
  policy: { icon: HandCoinsIcon, family: "apricot" },
} as const satisfies Record<Suggestion["kind"], object>;

/** Pinyin or first letters, completed to words that find something. Before any letter: what people look for most. */
export function Type() {
  const { t } = useTranslation("type");
  const navigate = useNavigate();
  const client = useClient();
  // What is typed lives here only, and goes with the page.
  const [typed, setTyped] = useState("");
  const [look, setLook] = useState(0);
  const { step, reach } = useVisit().display;
  const orientation = useOrientation();
  const isRoomy = orientation === "portrait" && reach === "normal" && (step === "normal" || step === "large");
  const atOnce = isRoomy ? AT_ONCE.roomy : AT_ONCE.usual;
  const answer = useQuery(suggestQuery(client, { text: typed, limit: atOnce * LOOKS }));
  const items = answer.data?.items ?? [];
  const looks = Math.max(1, Math.ceil(items.length / atOnce));
  const shown = items.slice((look % looks) * atOnce, ((look % looks) + 1) * atOnce);

  const change = useCallback((next: (typed: string) => string) => {
    setTyped((former) => next(former).slice(0, LETTERS_MAX));
    setLook(0);
  }, []);
  const letter = useCallback((key: string) => change((former) => former + key), [change]);
  const back = useCallback(() => change((former) => former.slice(0, -1)), [change]);

  function choose({ text, kind }: Suggestion) {
    if (kind === "policy") {
      setMatter(text);
      void navigate({ to: "/policies" });
      return;
    }
    setWords(text);
    void navigate({ to: "/jobs", search: { ring: "any" } });
  }

  return (
    <Page name="type" crumbs={[{ name: t("here") }]}>
      <div className="type-top">
        <Title>{t("title")}</Title>
        <div className="type-box" data-empty={typed === ""}>
          <output aria-live="polite">{typed === "" ? t("how") : typed}</output>
          {typed !== "" && (
            <Button icon={<TrashIcon weight="bold" aria-hidden="true" />} onPress={() => change(() => "")}>
              {t("clear")}
            </Button>
          )}
        </div>
        {/* Within the band keys and words share less room. */}
        <p className={reach === "low" ? "unseen" : "type-said"} role="status">
          {t(typed === "" ? "often" : items.length === 0 ? "none" : "found", { count: items.length })}
        </p>
        <ul className="suggestions" data-room={atOnce}>
          {shown.map((item) => (
            <li key={item.text}>
              <SuggestionButton item={item} onChoose={() => choose(item)} />
            </li>
          ))}
        </ul>
        <div className="acts">
          <Button
            variant="line"
            icon={<SquaresFourIcon weight="bold" aria-hidden="true" />}
            onPress={() => void navigate({ to: "/search" })}
          >
            {t("trades")}
          </Button>
          {looks > 1 && (
            <Button
              variant="line"
              icon={<ArrowsClockwiseIcon weight="bold" aria-hidden="true" />}
              onPress={() => setLook((former) => former + 1)}
            >
              {t("more")}
            </Button>
          )}
        </div>
      </div>
      <LetterKeys
        words={{ keys: t("keys"), back: t("back") }}
        live={answer.data?.keys ?? []}
        onLetter={letter}
        onBack={back}
      />
    </Page>
  );
}

function SuggestionButton({ item, onChoose }: { readonly item: Suggestion; readonly onChoose: () => void }) {
  const { t } = useTranslation("type");
  const { icon: Icon, family } = PICTURES[item.kind];
  return (
    <Pressable className="suggestion" onPress={onChoose}>
      <span className="suggestion-disk" data-family={family}>
        <Icon weight="duotone" aria-hidden="true" />
      </span>
      <span>
        <b className="clamp-2">
          <SourceText>{item.text}</SourceText>
        </b>
        <small>
          {item.kind === "policy" ? t("policy") : t("jobs", { count: item.count, number: number(item.count) })}
        </small>
      </span>
    </Pressable>
  );
}
