import type { JobCard } from "../../../shared/contract/jobs.ts";
import { holdsTerm, normalise } from "../../../shared/jobs/tokens.ts";
import type { Plan, Term } from "../../../shared/jobs/understand.ts";

type Why = NonNullable<JobCard["why"]>[number];

/** Reasons a card shows. */
const WHY_MAX = 4;
/** Kilometres within which nearness is a reason: what a resident reaches by bicycle (`RINGS`). */
const NEAR_KM = 3;

type Fields = readonly (readonly [name: string, text: string])[];

/** Fields of cards that were explained before: the same cards answer the next question, and normalising is the cost. */
const read = new WeakMap<JobCard, Fields>();

/** Fields of a card in the order in which they count (`FIELDS`), normalised. */
function fieldsOf(card: JobCard): Fields {
  const known = read.get(card);
  if (known !== undefined) return known;
  const fields: Fields = [
    ["title", normalise(card.title)],
    ["tags", normalise(card.tags.join("\n"))],
    ["place", normalise([card.employer, card.city, card.district, card.street, card.address].join("\n"))],
  ];
  read.set(card, fields);
  return fields;
}
const FIELD_NAMES: Readonly<Record<string, string>> = {
  title: "岗位名称",
  tags: "标签",
  place: "单位和地点",
  description: "岗位说明",
};

/** Words that may be why, by kind: the said one before what it stands for. */
type Reasons = readonly (readonly [kind: Why["kind"], words: readonly string[]])[];

/** One thing that every hit has; `text` is where no field of the card shows it, null when it may have been another. */
interface Wanted {
  readonly reasons: Reasons;
  readonly mentioned: string | null;
}

function wantedOf(term: Term, mentioned: string | null): Wanted {
  const reasons: Reasons = [
    ["word", [term.text]],
    ["meant", term.alternatives],
    ["kindred", [...(term.kindred ?? []), ...(term.family ?? [])]],
  ];
  return { reasons, mentioned };
}

/**
 * Says why cards answer a plan: the words that scored and the field they stand in, then the conditions met.
 * @returns for a card and its distance from where the resident asks, at most WHY_MAX reasons
 */
export function explainer({ terms, filters }: Plan): (card: JobCard, distanceKm: number | null) => Why[] {
  const wanted = terms.flatMap((term) =>
    // Every hit holds every term, so what is in no field of the card is in the description; of choices it may be none.
    term.any === undefined ? [wantedOf(term, term.text)] : term.any.map((part) => wantedOf(part, null)),
  );
  return (card, distanceKm) => {
    const fields = fieldsOf(card);
    const reasons: Why[] = [];
    for (const one of wanted) {
      const reason = reasonOf(one, fields);
      if (reason !== null) reasons.push(reason);
    }
    if (filters.district !== undefined) reasons.push({ kind: "district", text: card.district, value: card.district });
    if (filters.employmentTypes !== undefined && card.employmentType !== null)
      reasons.push({ kind: "employment", text: card.employmentType, value: card.employmentType });
    if (filters.salaryAtLeast !== undefined)
      reasons.push({ kind: "salary", text: card.salaryText, value: String(filters.salaryAtLeast) });
    if (distanceKm !== null && distanceKm <= NEAR_KM)
      reasons.push({ kind: "near", text: `离得近：${distanceKm.toFixed(1)} 公里`, value: String(distanceKm) });
    return reasons.length > WHY_MAX ? reasons.slice(0, WHY_MAX) : reasons;
  };
}

function reasonOf({ reasons, mentioned }: Wanted, fields: Fields): Why | null {
  for (const [kind, words] of reasons) {
    for (const [field, text] of fields) {
      for (const word of words)
        if (holdsTerm(text, word))
          return { kind, text: `${FIELD_NAMES[field]}有「${word}」`, value: `${field}:${word}` };
    }
  }
  if (mentioned === null) return null;
  const text = `${FIELD_NAMES["description"]}提到「${mentioned}」`;
  return { kind: "word", text, value: `description:${mentioned}` };
}
