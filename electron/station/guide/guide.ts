import type { GuideAnswer, GuideItem } from "../../../shared/contract/guide.ts";
import { type GuideRow, guideRow, type PlaceRow, placeRow } from "../../../shared/guide/guide-row.ts";
import { holdsIn } from "../../../shared/policies/region.ts";
import { type Corpus, createCorpus, type RowText } from "../../../shared/policies/search/corpus.ts";
import { createMender, type Mend } from "../../../shared/policies/search/mend.ts";
import { type Question, readQuestion, saysSomething } from "../../../shared/policies/search/question.ts";
import { rank } from "../../../shared/policies/search/rank.ts";
import type { StationConfig } from "../../../shared/station/config.ts";
import type { Catalogue } from "../catalogue.ts";
import { contentRows, perGeneration } from "../content.ts";
import type { Logger } from "../ports.ts";

export interface GuideDeps {
  readonly catalogue: Catalogue;
  readonly config: StationConfig;
  readonly log: Logger;
}

export interface GuideRoom {
  /** The station's services and the named places; those that answer `text` when there is one. */
  list(text: string): GuideAnswer;
  /** One item of the list by its number. */
  item(no: number): GuideItem | null;
}

interface Handle {
  readonly services: Corpus<GuideRow>;
  readonly places: Corpus<PlaceRow>;
  readonly mendServices: Mend;
  readonly mendPlaces: Mend;
}

function serviceText(row: GuideRow): RowText {
  const columns = [row.forWhom, row.what, row.howToApply, row.howToFollow].filter((column) => column !== null);
  return {
    title: `${row.titleZh}。${row.titleEn}。第${row.no}项`,
    keywords: [...row.keywords, row.moduleZh].join("。"),
    plain: columns.map(({ zh, en }) => `${zh}。${en}`).join("。"),
    audience: [],
    benefitType: null,
  };
}

function placeText(row: PlaceRow): RowText {
  return {
    title: `${row.nameZh}。${row.nameEn}`,
    keywords: row.aliases.join("。"),
    plain: `${row.textZh}。${row.textEn}`,
    audience: [],
    benefitType: null,
  };
}

function itemOf({ keywords: _searched, ...item }: GuideRow): GuideItem {
  return item;
}

function modulesOf(rows: readonly GuideRow[]): GuideAnswer["modules"] {
  const byNo = Map.groupBy(rows, (row) => row.moduleNo);
  return [...byNo]
    .toSorted(([a], [b]) => a - b)
    .map(([no, items]) => ({ no, zh: items[0]?.moduleZh ?? "", en: items[0]?.moduleEn ?? "", count: items.length }));
}

/** Rows that answer the question, or all of them when nothing was asked. */
function answering<T>(corpus: Corpus<T>, question: Question): T[] {
  if (!saysSomething(question) && question.district === null) return corpus.docs.map(({ row }) => row);
  return rank(question, corpus.docs, corpus).map(({ row }) => row);
}

/** The guide room: the 25 services of a station in their four columns, and what stations there are. */
export function createGuide({ catalogue, config, log }: GuideDeps): GuideRoom {
  const open = perGeneration((generation): Handle => {
    const rows = contentRows(generation, "guide", guideRow, log).toSorted((a, b) => a.no - b.no);
    const services = createCorpus(rows, serviceText);
    const places = createCorpus(contentRows(generation, "places", placeRow, log), placeText);
    return { services, places, mendServices: createMender(services), mendPlaces: createMender(places) };
  });

  /** A place is asked for by its district as well, so the district's name is no condition here but a word. */
  function placesFor(text: string, { places, mendPlaces }: Handle): PlaceRow[] {
    const question = readQuestion(text, mendPlaces);
    const found = answering(places, question);
    const named = question.district;
    const inDistrict = places.docs.map(({ row }) => row).filter((row) => named !== null && row.district === named);
    const elsewhere = (row: PlaceRow) => (holdsIn(row.district ?? "上海市", config.district) ? 0 : 1);
    const all = [...new Set([...found, ...inDistrict])];
    return text.trim() === "" ? all.toSorted((a, b) => elsewhere(a) - elsewhere(b)) : all;
  }

  return {
    list(text) {
      const handle = open(catalogue.current());
      const rows = handle.services.docs.map(({ row }) => row);
      const asked = readQuestion(text, handle.mendServices);
      const items = text.trim() === "" ? rows : answering(handle.services, asked);
      return {
        items: items.map(itemOf),
        modules: modulesOf(rows),
        places: placesFor(text, handle).map(({ aliases: _searched, ...place }) => place),
      };
    },

    item(no) {
      const { services } = open(catalogue.current());
      const found = services.docs.find(({ row }) => row.no === no);
      return found === undefined ? null : itemOf(found.row);
    },
  };
}
