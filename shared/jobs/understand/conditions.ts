import { leanest, type Meaning } from "../../search/lexicon.ts";
import type { Piece } from "../../search/pieces.ts";
import { RINGS } from "../rings.ts";
import { denyTrait } from "./negation.ts";
import type { Draft, Vocabulary } from "./plan.ts";

/** From this age on, postings are looked for that name no limit of age. */
const OLDER_FROM = 45;
/** Limits that postings name. */
const LIMITS = [45, 50, 55, 60, 65, 70] as const;
/** What postings say that take people of any age. */
const ANY_AGE = ["年龄不限", "不限年龄", "退休返聘", "退休人员", "年龄可放宽", "年龄放宽"];

/** What postings say that take somebody of this age: 55岁以下 is as good as 年龄不限 for one of fifty. */
function ageWords(age: number): readonly string[] {
  const upTo = LIMITS.filter((limit) => limit >= age).flatMap((limit) =>
    ["岁以下", "周岁以下", "岁以内", "周岁以内", "岁都可", "岁均可"].map((tail) => `${limit}${tail}`),
  );
  const from = LIMITS.filter((limit) => limit <= age).flatMap((limit) => [`${limit} 岁以上可做`, `${limit}岁以上可做`]);
  return [...ANY_AGE, ...from, ...upTo];
}

/** Somebody who says "old" without a number. */
const OLDER_AGE = 60;

const NEAR_TEXT = { walk: "步行 15 分钟内", bike: "骑行 15 分钟内", bus: "公交 30 分钟内" } as const;

type Merged = Draft["filters"];

function addDistrict(filters: Merged, value: string): Merged {
  return { ...filters, district: [...new Set([...(filters.district ?? []), value])] };
}
function addEmployment(filters: Merged, value: NonNullable<Merged["employmentTypes"]>[number]): Merged {
  return { ...filters, employmentTypes: [...new Set([...(filters.employmentTypes ?? []), value])] };
}

function applyAge(draft: Draft, source: string, age: number, text: string): void {
  if (!draft.step("age", source, text, String(age)) || age < OLDER_FROM) return;
  draft.add({ text: "年龄不限", alternatives: ageWords(age).slice(1), anywhere: true, weight: "condition" });
}

/** Applies a salary in yuan a month; several keep the highest. */
export function applySalary(draft: Draft, source: string, yuan: number): void {
  if (!draft.step("salary", source, `每月 ${yuan} 元起`, String(yuan))) return;
  draft.filters = { ...draft.filters, salaryAtLeast: Math.max(yuan, draft.filters.salaryAtLeast ?? 0) };
}

/** Jobs that say a condition in this very word, anywhere and in title or tags, from which on no other is mixed in. */
const ENOUGH = 20;
const ENOUGH_TAGGED = 5;

function applyTrait(draft: Draft, source: string, meanings: readonly Meaning[], vocabulary: Vocabulary): void {
  const traits = meanings.filter((meaning) => meaning.kind === "trait");
  const own = traits.find((trait) => trait.value === source);
  const used = own === undefined ? traits : [own];
  const first = used[0];
  if (first !== undefined && denyTrait(draft, source, first.value)) return;
  if (first === undefined || !draft.step("trait", source, first.value, first.value)) return;
  if (vocabulary.frequency(source) >= ENOUGH && vocabulary.titled(source) >= ENOUGH_TAGGED) {
    draft.add({ text: source, alternatives: [], weight: "condition" });
    return;
  }
  const words = leanest([...new Set(used.flatMap(({ words: of }) => of))], source);
  const alternatives = words.filter((word) => word !== source);
  draft.add({ text: source, alternatives, anywhere: true, weight: "condition" });
}

function applyPlace(draft: Draft, kind: "street" | "metro", source: string, value: string): void {
  if (!draft.step(kind, source, kind === "metro" ? `${value}站` : value, value)) return;
  draft.add({ text: value, alternatives: [], weight: "condition" });
}

/** Whether a piece names a street, a town or a station of the metro. */
export function isPlace(piece: Piece): boolean {
  const kind = piece.meanings[0]?.kind;
  return kind === "street" || kind === "metro";
}

/** Beside a word for "near", a place is where distances are measured from. */
export function applyFrom(draft: Draft, { text, meanings }: Piece): void {
  const value = meanings[0]?.value ?? text;
  if (draft.step("street", text, `从${value}算`, value)) draft.filters = { ...draft.filters, from: value };
}

/** Whether a piece is a condition of its own, not a kind of work. */
export function isCondition(piece: Piece): boolean {
  const kind = piece.meanings[0]?.kind;
  return piece.amount !== null || (kind !== undefined && kind !== "work" && kind !== "filler" && kind !== "not");
}

/** Makes the condition a piece names part of the draft. */
export function applyCondition(draft: Draft, piece: Piece, vocabulary: Vocabulary): void {
  const { text, amount, meanings } = piece;
  if (amount !== null) {
    if (amount.kind === "salary") applySalary(draft, text, amount.value);
    else applyAge(draft, text, amount.value, `${amount.value} 岁`);
    return;
  }
  const [meaning] = meanings;
  switch (meaning?.kind) {
    case "district":
      if (draft.step("district", text, meaning.value, meaning.value))
        draft.filters = addDistrict(draft.filters, meaning.value);
      return;
    case "employment":
      if (draft.step("employment", text, meaning.value, meaning.value))
        draft.filters = addEmployment(draft.filters, meaning.value);
      return;
    case "near": {
      const km = RINGS.find(({ id }) => id === meaning.value)?.km ?? 0;
      if (!draft.step("near", text, NEAR_TEXT[meaning.value], String(km))) return;
      draft.filters = { ...draft.filters, withinKm: Math.min(km, draft.filters.withinKm ?? km) };
      return;
    }
    case "older":
      applyAge(draft, text, OLDER_AGE, "年龄不限");
      return;
    case "unschooled":
      if (draft.step("education", text, "学历要求不高", "初中"))
        draft.filters = { ...draft.filters, education: "初中" };
      return;
    case "trait":
      applyTrait(draft, text, meanings, vocabulary);
      return;
    case "street":
    case "metro":
      applyPlace(draft, meaning.kind, text, meaning.value);
      return;
    default:
  }
}
