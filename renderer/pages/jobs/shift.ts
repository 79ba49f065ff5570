/** Words that tell when one works. A tag with one of them is about hours, not about anything else (班车 is a bus). */
const HOURS = [
  /[早中晚夜白日两三头天末轮倒]班(?!车)|班倒|弹性/,
  /做[一二三四五六1-6]休[一二三1-3]|[双单轮排]休|周末|节假日/,
  /半天|全天|半日|小时|\d{1,2}[:：点]\d{0,2}\s*[-–—~～至到]/,
] as const;
/** Characters of a fact; longer tags are sentences and stand in the text. */
const LONGEST = 14;

/** The tag that says when one works, or null. */
export function shiftOf(tags: readonly string[]): string | null {
  return tags.find((tag) => tag.length <= LONGEST && HOURS.some((words) => words.test(tag))) ?? null;
}
