import { shanghaiDistrict } from "../../jobs/districts.ts";
import { fail, ok, type Result } from "../../result.ts";
import { readDay } from "../days.ts";
import { type PayHint, readPay } from "../pay.ts";
import type { QuarantineReason } from "../quarantine.ts";
import { type Cell, partsOf, textOf } from "./cells.ts";
import type { ColumnPlan } from "./columns.ts";
import type { ImportField } from "./fields.ts";
import { cityOf, provinceOf } from "./gazetteer.ts";
import { type Kind, kindsOf } from "./kinds.ts";
import { joinPlaces, NO_PLACE, type PlaceWords, readParts, readPlace } from "./place.ts";
import { payHintIn, payOf } from "./row-pay.ts";

/** A row in the normal form of shared/feed/import-row.ts. */
export type NormalRow = Readonly<Record<string, unknown>>;

/** Fields whose content has a shape of its own, and the kinds that fit. */
const FITTING = {
  salaryText: ["pay", "payNumber", "number"],
  education: ["education", "any"],
  experience: ["experience", "any", "openings"],
  openings: ["openings", "number"],
  datePosted: ["day", "number"],
} as const satisfies Partial<Record<ImportField, readonly Kind[]>>;
type TypedField = keyof typeof FITTING;
const TYPED_FIELDS = Object.keys(FITTING) as TypedField[];
/** Where a displaced cell may go: a bare number proves nothing. */
const PROVING: Readonly<Record<TypedField, Kind>> = {
  salaryText: "pay",
  education: "education",
  experience: "experience",
  openings: "openings",
  datePosted: "day",
};
/** What can stand in no other field than its own: seen in a name or under another heading it speaks of a shifted row. */
const FOREIGN: readonly Kind[] = [
  "pay",
  "day",
  "education",
  "experience",
  "size",
  "nature",
  "url",
  "place",
  "address",
  "tags",
  "long",
  "employer",
];
const NO_TITLE: readonly Kind[] = ["pay", "day", "education", "size", "url", "number", "contact"];
const NO_EMPLOYER: readonly Kind[] = [
  "pay",
  "day",
  "education",
  "experience",
  "size",
  "url",
  "number",
  "contact",
  "long",
];
/** 2、叉车工: the number in the list is no part of the name. */
const ORDINAL = /^[0-9]{1,3}\s*[、.．)）]\s*(?=[\u4e00-\u9fff【])/;
/** So many foreign cells in one row are no accident. */
const SHIFTED_FROM = 3;
/** A title of more characters is a paragraph; boards allow about a hundred. */
const TITLE_MOST = 200;

/**
 * One row of a table as a normal row. A cell that stands in the wrong column goes home when its home is empty and is
 * dropped when one or two do so; a row of which more is in the wrong place, or whose title is none, is `shifted`.
 */
export function tableRow(cells: readonly Cell[], plan: ColumnPlan, today: string): Result<NormalRow, QuarantineReason> {
  const row = createRow(cells, plan);
  const typed = { ...row.typed() };
  let conflicts = settle(typed, payHintIn(row));
  let title = row.line("title").replace(ORDINAL, "");
  let employer = row.line("employer");
  const titleKinds = kindsOf(title);
  const employerKinds = kindsOf(employer);
  if (title === "") return fail(row.isAlmostEmpty() ? "not-a-job" : "no-title", undefined);
  // An employer's name as the title is a shift unless the employer's own column holds one as well.
  const named = titleKinds.includes("employer") && !titleKinds.includes("title") && !employerKinds.includes("employer");
  if (named && employerKinds.includes("title") && !employerKinds.includes("employer"))
    [title, employer] = [employer, title];
  else if (isNoTitle(title, titleKinds) || (named && /(?:公司|集团)$/.test(title))) return fail("shifted", undefined);
  else if (NO_EMPLOYER.some((kind) => employerKinds.includes(kind))) {
    conflicts += 1;
    employer = "";
  }
  if (conflicts >= SHIFTED_FROM) return fail("shifted", undefined);
  const { salaryText, education, experience, openings, datePosted } = typed;
  return ok({
    id: row.line("id"),
    source: row.line("source"),
    title,
    company: employer,
    ...placeOf(row),
    lat: row.line("lat"),
    lon: row.line("lon"),
    employmentType: row.line("employmentType"),
    ...payOf(row, salaryText),
    education,
    experience,
    openings: /[0-9]{1,5}/.exec(openings)?.[0] ?? "",
    tags: row.tags(),
    description: row.paragraphs(),
    postedAt: datePosted === "" ? "" : (readDay(datePosted, today) ?? ""),
    validThrough: readDay(row.line("validThrough"), today, "future") ?? "",
    applyUrl: row.line("applyUrl"),
  });
}

type Row = ReturnType<typeof createRow>;

/** The cells of one row by field. */
function createRow(cells: readonly Cell[], plan: ColumnPlan) {
  const columns = (field: ImportField) => plan.columnsOf.get(field) ?? [];
  const cell = (column: number): Cell => cells[column] ?? "";
  const first = (field: ImportField): Cell =>
    columns(field)
      .map(cell)
      .find((one) => textOf(one, " ") !== "") ?? "";
  const line = (field: ImportField) => oneLine(textOf(first(field), " "));
  return {
    first,
    line,
    /** Every filled cell of the field, best column first. */
    all: (field: ImportField): readonly Cell[] =>
      columns(field)
        .map(cell)
        .filter((one) => textOf(one, " ") !== ""),
    /** Name of the column that `first` is taken from. */
    name: (field: ImportField): string => {
      const filled = columns(field).find((column) => textOf(cell(column), " ") !== "");
      return plan.names[filled ?? columns(field)[0] ?? -1] ?? "";
    },
    typed: (): Record<TypedField, string> => ({
      salaryText: line("salaryText"),
      education: line("education"),
      experience: oneLine(
        columns("experience")
          .map((column) => textOf(cell(column), " "))
          .sort(byCommas)[0] ?? "",
      ),
      openings: line("openings"),
      datePosted: line("datePosted"),
    }),
    tags: () => columns("tags").flatMap((column) => partsOf(cell(column)).flatMap(words)),
    paragraphs: () => paragraphs(columns("description"), columns("requirements"), cell, plan.names),
    isAlmostEmpty: () => cells.filter((one) => textOf(one, " ") !== "").length <= 1,
  };
}

/** 1年以上 before 1-3年,3-5年,5-10年: what was meant before the boxes that a site ticked for it; blanks last. */
function byCommas(a: string, b: string): number {
  const commas = (text: string) => (text === "" ? 99 : text.split(/[,，]/).length);
  return commas(a) - commas(b);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** 五险一金 餐饮补贴, 双休|包住; a sentence stays whole. */
function words(part: string): string[] {
  return part
    .split(part.length > 200 ? /[\n;；|]+/ : /[\s,，;；|｜、]+/)
    .map((word) => word.trim())
    .filter((word) => word !== "" && word !== "无");
}

/** Requirements that are one word need their heading: 性别要求:女. */
const SHORT_REQUIREMENT = 20;

function paragraphs(
  descriptions: readonly number[],
  requirements: readonly number[],
  cell: (column: number) => Cell,
  names: readonly string[],
): string {
  const texts: string[] = [];
  for (const column of [...descriptions].sort((a, b) => a - b)) add(textOf(cell(column), "\n"));
  for (const column of [...requirements].sort((a, b) => a - b)) {
    const text = textOf(cell(column), "\n");
    const name = names[column] ?? "";
    add(text.length <= SHORT_REQUIREMENT && name !== "" && text !== "" && text !== "不限" ? `${name}:${text}` : text);
  }
  return texts.join("\n");

  function add(text: string): void {
    // Sources repeat the requirements at the end of the duties.
    if (text !== "" && text !== "不限" && !texts.some((other) => other.includes(text))) texts.push(text);
  }
}

/** Puts displaced cells into their own empty field, empties what fits nowhere, and counts those. */
function settle(typed: Record<TypedField, string>, pay: PayHint): number {
  let conflicts = 0;
  for (const field of TYPED_FIELDS) {
    const text = typed[field];
    if (text === "") continue;
    const kinds = kindsOf(text);
    if (FITTING[field].some((kind) => kinds.includes(kind))) continue;
    // Under 月薪(千元) 6-8 is pay and no day.
    if (field === "salaryText" && readPay(text, pay).min !== null) continue;
    const home = TYPED_FIELDS.find((other) => other !== field && kinds.includes(PROVING[other]));
    if (home !== undefined && typed[home] === "") {
      typed[home] = text;
      typed[field] = "";
    } else if (FOREIGN.some((kind) => kinds.includes(kind)) || kinds.includes("number")) {
      typed[field] = "";
      conflicts += 1;
    }
  }
  return conflicts;
}

function isNoTitle(title: string, kinds: readonly Kind[]): boolean {
  if (title.length > TITLE_MOST) return true;
  if (NO_TITLE.some((kind) => kinds.includes(kind))) return true;
  // 实习生 and 应届生 are titles; 3-5年 is none.
  if (kinds.includes("experience") && /[0-9]年|经验/.test(title)) return true;
  return (
    kinds.includes("place") && !kinds.includes("title") && (cityOf(title) !== null || shanghaiDistrict(title) !== null)
  );
}

function placeOf(row: Row): Record<string, string> {
  const street = oneLine(textOf(partsOf(row.first("street"))[0] ?? "", " "));
  const addresses = row.all("address").filter((cell) => !kindsOf(textOf(cell, " ")).includes("url"));
  const address = addresses[0] ?? "";
  const read = (cell: Cell): PlaceWords => (typeof cell === "string" ? readPlace(oneLine(cell)) : readParts(cell));
  const own = read(address);
  const places = [districtOf(row.line("district")), cityWordsOf(row.line("city")), ...row.all("place").map(read), own];
  const joined = joinPlaces(places);
  const shanghai = joined.city === "" || joined.city === "上海";
  return {
    city: joined.city,
    // A district of another city that is named like one of ours (舟山's 普陀区) keeps its own word.
    district: shanghai ? (shanghaiDistrict(joined.district) ?? joined.district) : joined.district,
    street: street === "" ? joined.street : street,
    address: own.address || (typeof address === "string" && own === NO_PLACE ? oneLine(address) : "") || joined.address,
  };
}

function districtOf(word: string): PlaceWords {
  const place = readPlace(word);
  if (place.district !== "" || place.city !== "" || word === "") return place;
  return word.length <= 8 && /^[\u4e00-\u9fff]+$/.test(word) && place.address !== ""
    ? { ...NO_PLACE, district: word }
    : place;
}

function cityWordsOf(word: string): PlaceWords {
  const place = readPlace(word);
  if (place.city !== "" || word === "" || place === NO_PLACE || provinceOf(word) !== null) return place;
  return word.length <= 12 && place.district === "" ? { ...NO_PLACE, city: word.replace(/市$/, "") } : place;
}
