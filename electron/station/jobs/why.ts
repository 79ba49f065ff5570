import type { JobCard } from "../../../shared/contract/jobs.ts";
import { holdsTerm, normalise } from "../../../shared/jobs/tokens.ts";
import type { Plan, Term } from "../../../shared/jobs/understand.ts";

type Why = NonNullable<JobCard["why"]>[number];

/** Reasons a card shows. */
const WHY_MAX = 4;
/** Kilometres within which nearness is a reason: what a resident reaches by bicycle (`RINGS`). */
const NEAR_KM = 3;

/** Fields of a card in the order in which they count (`FIELDS`). */
function fieldsOf(card: JobCard): readonly (readonly [name: string, text: string])[] {
  return [
    ["title", normalise(card.title)],
    ["tags", normalise(card.tags.join("\n"))],
    ["place", normalise([card.employer, card.city, card.district, card.street, card.address].join("\n"))],
  ];
}
const FIELD_NAMES: Readonly<Record<string, string>> = {
  title: "岗位名称",
  tags: "标签",
  place: "单位和地点",
  description: "岗位说明",
};

/** Why a card answers a plan: the words that scored and the field they stand in, then the conditions it meets. */
export function whyOf(card: JobCard, { terms, filters }: Plan): Why[] {
  const fields = fieldsOf(card);
  const reasons = terms.flatMap((term) => (term.any ?? [term]).flatMap((part) => reasonOf(part, fields, term.any)));
  if (filters.district !== undefined) reasons.push({ kind: "district", text: card.district, value: card.district });
  if (filters.employmentTypes !== undefined && card.employmentType !== null)
    reasons.push({ kind: "employment", text: card.employmentType, value: card.employmentType });
  if (filters.salaryAtLeast !== undefined)
    reasons.push({ kind: "salary", text: card.salaryText, value: String(filters.salaryAtLeast) });
  if (card.distanceKm !== null && card.distanceKm <= NEAR_KM)
    reasons.push({ kind: "near", text: `离得近：${card.distanceKm.toFixed(1)} 公里`, value: String(card.distanceKm) });
  return reasons.slice(0, WHY_MAX);
}

function reasonOf(term: Term, fields: readonly (readonly [string, string])[], choice: Term["any"]): Why[] {
  for (const [kind, words] of [
    ["word", [term.text]],
    ["meant", term.alternatives],
    ["kindred", term.kindred ?? []],
  ] as const) {
    for (const [field, text] of fields) {
      const held = words.find((word) => holdsTerm(text, word));
      if (held !== undefined) return [{ kind, text: `${FIELD_NAMES[field]}有「${held}」`, value: `${field}:${held}` }];
    }
  }
  // Every hit holds every term, so what is in no field of the card is in the description; of choices it may be none.
  if (choice !== undefined) return [];
  return [
    { kind: "word", text: `${FIELD_NAMES["description"]}提到「${term.text}」`, value: `description:${term.text}` },
  ];
}
