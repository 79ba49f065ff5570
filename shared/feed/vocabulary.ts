import type { EducationLevel, EmploymentType, SalaryUnit } from "../jobs/job.ts";

/**
 * Words of the sources for schooling → the published level, lowest first. The first row that is found wins, so
 * 大专以上/本科优先 asks for 大专 and 高中/中专 for 高中. 在校/应届 names a person, not a level.
 */
const EDUCATION_WORDS: readonly (readonly [RegExp, EducationLevel])[] = [
  [/不限|无要求|不要求|没有要求|小学|no (?:degree|requirement)|^any$/i, "不限"],
  [/初中|junior (?:high|middle)/i, "初中"],
  [/高中|^high school|senior high|\bGED\b/i, "高中"],
  [/中专|中技|中职|职高|技校|技工|职校|vocational/i, "中专"],
  [/大专|专科|高职|高专|专升本|associate|college diploma/i, "大专"],
  [/本科|学士|大学|学院|985|211|双一流|bachelor|undergraduate|baccalaureate/i, "本科"],
  [/硕士|研究生|master|\bE?MBA\b/i, "硕士"],
  [/博士|ph\.?d|doctor/i, "博士"],
];

/** The lowest schooling that a source's words ask for; "" when they name none. */
export function educationOf(words: string): EducationLevel | "" {
  return EDUCATION_WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? "";
}

/** A source's own word in its field for the kind of employment. 按日计薪 says how pay is counted, not the kind. */
const EMPLOYMENT_WORDS: readonly (readonly [RegExp, EmploymentType])[] = [
  [/公益/, "公益性岗位"],
  [/见习|实习|intern/i, "见习"],
  [/零工|日结|临时|小时工|钟点|短工|灵活|temporary|casual|per diem|gig/i, "零工"],
  [/兼职|part[-_ ]?time/i, "兼职"],
  [/全职|正式|长期|合同制|full[-_ ]?time|permanent/i, "全职"],
];

/**
 * Words that say so when the field is empty, in the title or beside the pay. Pay by the day or hour alone is no sign of
 * casual work, 实习生 in a title no sign of a 见习 post, and 见习店长 is a full post.
 */
const TITLE_WORDS: readonly (readonly [RegExp, EmploymentType])[] = [
  [/公益性?岗/, "公益性岗位"],
  [/就业见习|青年见习|见习岗|见习生|见习人员/, "见习"],
  [/零工|日结|临时工|临时岗|小时工|钟点工|短期工|寒假工|暑假工/, "零工"],
  [/兼职|part[- ]?time/i, "兼职"],
];
/** 全职/兼职, 专/兼职, 可兼职: open to both, so it says neither. */
const EITHER =
  /全职?[/、和或 ]?兼职?|专[/、]?兼职?|兼职?[/、和或 ]?全职|可(?:以)?(?:做)?兼职|full[- ]?time.{0,5}part[- ]?time/i;

/** @param field the source's own field, "" if it has none @param title title and pay text, read only then */
export function employmentTypeOf(field: string, title: string): EmploymentType | null {
  const words = field === "" ? title : field;
  if (EITHER.test(words)) return null;
  const table = field === "" ? TITLE_WORDS : EMPLOYMENT_WORDS;
  return table.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

const UNIT_WORDS: readonly (readonly [RegExp, SalaryUnit])[] = [
  [/^(?:month|monthly|mon|月|每月|元\/月)$/i, "month"],
  [/^(?:year|yearly|annual|annually|年|每年|元\/年)$/i, "year"],
  [/^(?:day|daily|天|日|每天|元\/天)$/i, "day"],
  [/^(?:hour|hourly|时|小时|每小时|元\/小时|元\/时)$/i, "hour"],
  [/^(?:week|weekly|周|每周|元\/周)$/i, "week"],
  [/^(?:piece|件|次|单|计件)$/i, "piece"],
];

/** A source's word for the time that pay covers; null when it is none of ours. */
export function salaryUnitOf(word: string): SalaryUnit | null {
  return UNIT_WORDS.find(([pattern]) => pattern.test(word.trim()))?.[1] ?? null;
}
