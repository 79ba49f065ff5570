/**
 * Splits a job advert into what a resident asks: what do I do, what must I bring, what do I get, when do I work.
 * Headings as they occur in real adverts; an advert without headings is not split, it is shown whole.
 */
export type SectionId = "work" | "need" | "offer" | "hours";
export const SECTION_IDS: readonly SectionId[] = ["work", "need", "offer", "hours"];

/** `end`: a heading of something else, which closes the section before it. */
const HEADINGS: Readonly<Record<SectionId | "end", readonly string[]>> = {
  work: [
    "干什么",
    "岗位职责",
    "工作职责",
    "职位职责",
    "主要职责",
    "职责描述",
    "工作内容",
    "工作描述",
    "岗位描述",
    "岗位内容",
    "职责",
  ],
  need: [
    "任职要求",
    "岗位要求",
    "职位要求",
    "任职资格",
    "任职条件",
    "招聘要求",
    "应聘要求",
    "应聘条件",
    "招聘条件",
    "工作要求",
    "技能要求",
    "基本要求",
    "要求",
  ],
  offer: [
    "福利待遇",
    "薪资福利",
    "薪酬福利",
    "薪资待遇",
    "薪酬待遇",
    "公司福利",
    "员工福利",
    "岗位待遇",
    "工资待遇",
    "待遇",
    "福利",
  ],
  hours: ["上班时间", "工作时间", "作息时间", "班次时间", "上班时段"],
  end: [
    "职能类别",
    "关键字",
    "关键词",
    "公司简介",
    "公司介绍",
    "企业简介",
    "工作地点",
    "工作地址",
    "上班地点",
    "上班地址",
    "联系方式",
    "联系电话",
    "联系人",
    "加分项",
    "备注",
    "其他",
    "职位描述",
  ],
};

const SECTION_OF = new Map(
  Object.entries(HEADINGS).flatMap(([section, words]) =>
    words.map((word) => [word, section as SectionId | "end"] as const),
  ),
);
// Longest first: 任职要求 before 要求.
const WORDS = [...SECTION_OF.keys()].sort((a, b) => b.length - a.length).join("|");

/**
 * A heading is bracketed, or ends in a colon or a line break, or opens a line and is followed by an item number. Words
 * of four characters with a colon count anywhere, because text is often glued (…沟通能力任职要求：1、…); short ones only
 * after a break, because 要求 and 待遇 occur in every sentence.
 */
const HEADING = new RegExp(
  [
    `(?:^|(?<=[\\n。；;！!]))\\s*(?:[一二三四五六七八九十]、|\\d[、.])?\\s*(?<plain>${WORDS})\\s*(?:[:：]|(?=\\s*\\n)|(?=\\s*1\\s*[、.．)）]))`,
    `[【[（(]\\s*(?<boxed>${WORDS})\\s*[】\\])）]\\s*[:：]?`,
    `(?<glued>${[...SECTION_OF.keys()].filter((word) => word.length >= 4).join("|")})\\s*[:：]`,
    `(?<=\\s)(?<spaced>${[...SECTION_OF.keys()].filter((word) => word.length >= 4).join("|")})(?=\\s+1\\s*[、.．)）])`,
  ].join("|"),
  "g",
);

/** Bullets, and numbers that may be item numbers: not part of a time, a decimal or a longer number. */
const BULLET = /[•·●■◆▪※]|[①-⑳]/g;
const NUMBERED = /(?<![\d:：.\-–—~～至/第])[（(]?(?<number>\d{1,2})(?:[、．)）]|\.(?!\d))\s*/g;
/** Right after a colon only a first item is one (岗位职责:1、…); 9:30、16:30 is not. */
const FIRST_AFTER_COLON = /(?<=[:：])\s*1(?:[、．)）]|\.(?!\d))\s*/g;

/**
 * Puts a line break where a list was glued into one line. Numbers count only in order from 1: 3、4 号楼 is a place, not
 * two items.
 */
function breakItems(text: string): string {
  let expected = 1;
  return text
    .replace(FIRST_AFTER_COLON, "\n1、")
    .replace(NUMBERED, (whole, ...rest) => {
      const groups = rest.at(-1) as { number: string };
      const number = Number(groups.number);
      if (number !== expected && number !== 1) return whole;
      expected = number + 1;
      return "\n";
    })
    .replace(BULLET, "\n");
}

/** Lines of a text as a person would read them out: breaks, items and semicolons; no numbers, no empty ones. */
export function linesOf(text: string): string[] {
  return breakItems(text.replaceAll("\r", ""))
    .split(/\n|[；;](?=\s*\S)/)
    .map((line) =>
      line
        .replace(/^[\s\-–—*、.。，,：:]+/, "")
        .replace(/[\s；;。，,、]+$/, "")
        .replace(/[ \t\u00a0\u3000]+/g, " "),
    )
    .filter((line) => line !== "");
}

export type Sections = Readonly<Record<SectionId, readonly string[]>>;

/**
 * @returns the four sections, empty ones included, or null when the text has no heading that says what a part is about
 */
export function sectionsOf(description: string): Sections | null {
  const marks = [...description.matchAll(HEADING)].map((match) => {
    const groups = match.groups ?? {};
    const word = groups["plain"] ?? groups["boxed"] ?? groups["glued"] ?? groups["spaced"] ?? "";
    return { section: SECTION_OF.get(word) ?? "end", from: match.index, to: match.index + match[0].length };
  });
  const found: Record<SectionId, string[]> = { work: [], need: [], offer: [], hours: [] };
  for (const [index, mark] of marks.entries()) {
    if (mark.section === "end") continue;
    const body = description.slice(mark.to, marks[index + 1]?.from ?? description.length);
    found[mark.section].push(...linesOf(body));
  }
  return SECTION_IDS.some((section) => found[section].length > 0) ? found : null;
}
