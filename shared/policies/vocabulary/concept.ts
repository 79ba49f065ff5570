/**
 * How much a concept says of what a question is about. `topic`: one matter (缓缴, 档案). `who`: a kind of person or
 * firm. `need`: a kind of help (贷款, 培训) or of benefit. `weak`: said in every second question (补贴, 工作).
 * `foreign`: a matter that no policy here is about (护照, 天气).
 */
export type Strength = "topic" | "who" | "need" | "weak" | "foreign";

/**
 * One thing that questions and policies speak of, in all the words used for it. Both sides are read with the same
 * tables, so a question and a policy meet in the concept and not in the word. A row of data: no policy is named here.
 */
export interface Concept {
  readonly id: string;
  readonly strength: Strength;
  /** Words and phrases, separated by spaces. These are also what pinyin and slips of the pen are mended to. */
  readonly zh: string;
  /** What people say around the words: 老板拖着工资不发. */
  readonly pattern?: RegExp;
  /** English phrases separated by `|`; `*` ends a stem. A plural s is understood. */
  readonly en?: string;
  /** Audience words and groups of a policy that mean this concept. */
  readonly audience?: readonly string[];
  /** Benefit types of a policy that mean this concept. */
  readonly benefits?: readonly string[];
}
