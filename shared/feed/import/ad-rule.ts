/** What a wording is about. The notice on recruitment information (product.md §0 row 4) names the first five. */
export const AD_KINDS = [
  "sex",
  "age",
  "origin",
  "ethnicity",
  "religion",
  "family",
  "health",
  "looks",
  "fee",
  "papers",
] as const;
export type AdKind = (typeof AD_KINDS)[number];

/** Words of a report for the kinds. */
export const AD_KIND_WORDS: Readonly<Record<AdKind, { readonly zh: string; readonly en: string }>> = {
  sex: { zh: "性别", en: "sex" },
  age: { zh: "年龄", en: "age" },
  origin: { zh: "户籍、地域", en: "household registration, origin" },
  ethnicity: { zh: "民族", en: "ethnicity" },
  religion: { zh: "宗教", en: "religion" },
  family: { zh: "婚育", en: "marriage and children" },
  health: { zh: "健康、残疾", en: "health, disability" },
  looks: { zh: "身高", en: "height" },
  fee: { zh: "收费、押金", en: "fees, deposits" },
  papers: { zh: "扣押证件", en: "papers kept" },
};

export interface AdRule {
  readonly kind: AdKind;
  readonly pattern: RegExp;
  /** Read in the title only; anywhere when absent. */
  readonly titleOnly?: true;
  /** Words right before or after that make the phrase harmless; both are tried within the sentence. */
  readonly spareBefore?: RegExp;
  readonly spareAfter?: RegExp;
  /** A number in the phrase that decides: the highest age that is asked for. */
  readonly upperAge?: true;
}
