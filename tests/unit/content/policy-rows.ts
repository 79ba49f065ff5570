import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { readContentFolder } from "../../../electron/hosts/feed-build.ts";
import { type Policy, policy } from "../../../shared/policies/policy.ts";

/** The policies as a feed would carry them. */
export const POLICIES: readonly Policy[] = (
  readContentFolder(fileURLToPath(new URL("../../../resources/content", import.meta.url)))["policies"] ?? []
).map((row) => policy.strict().parse(row));

/** Sentences of a page by language; what the document itself is called and who answers for it are names, not sentences. */
export function sentencesOf(row: Policy): { readonly zh: readonly string[]; readonly en: readonly string[] } {
  const pairs = [row.amountText, row.howToApply, row.askStaff, row.speak, ...(row.bring ?? [])].flatMap((pair) =>
    pair === null ? [] : [pair],
  );
  const asked = row.conditions.flatMap((condition) => (condition.machine ? [condition] : []));
  const present = (texts: readonly (string | null)[]) => texts.flatMap((text) => (text === null ? [] : [text]));
  return {
    zh: present([
      row.titleZh,
      row.plainZh,
      ...pairs.map(({ zh }) => zh),
      ...row.conditions.map(({ textZh }) => textZh),
      ...asked.flatMap(({ askZh, hintZh }) => [askZh, hintZh]),
      ...row.amounts.flatMap(({ labelZh, noteZh }) => [labelZh, noteZh]),
    ]),
    en: present([
      row.titleEn,
      row.plainEn,
      ...pairs.map(({ en }) => en),
      ...row.conditions.map(({ textEn }) => textEn),
      ...asked.flatMap(({ askEn, hintEn }) => [askEn, hintEn]),
      ...row.amounts.flatMap(({ labelEn, noteEn }) => [labelEn, noteEn]),
    ]),
  };
}

const bilingualOrNull = z.object({ zh: z.string().nullable(), en: z.string().nullable() });
const factPolicy = z.looseObject({
  id: z.string(),
  kind: z.string(),
  plainZh: z.string(),
  plainEn: z.string(),
  audience: z.array(z.string()),
  benefitType: z.string(),
  amountFacts: z.array(z.looseObject({ value: z.number(), unit: z.string() })),
  conditions: z.array(
    z.object({
      id: z.string(),
      textZh: z.string(),
      textEn: z.string(),
      machine: z.boolean(),
      field: z.string().optional(),
      op: z.string().optional(),
      value: z.unknown().optional(),
    }),
  ),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  status: z.string(),
  region: z.string(),
  responsibleBodies: z.array(z.string()),
  howToApply: bilingualOrNull,
  askStaff: z.string().nullable(),
  keywords: z.array(z.string()),
  relatedServiceItems: z.array(z.number()),
  source: z.object({
    file: z.string(),
    section: z.string(),
    docNo: z.string().nullable(),
    basisDocNo: z.string().nullable(),
    docDate: z.string().nullable(),
  }),
});
export type FactPolicy = z.infer<typeof factPolicy>;

export interface FactSheet {
  readonly policies: ReadonlyMap<string, FactPolicy>;
  /** Titles of the documents by file. */
  readonly titles: ReadonlyMap<string, string>;
}

/** The fact sheet that the content was written from, kept beside the project where there is one; null where not. */
export function factSheet(): FactSheet | null {
  const path = fileURLToPath(new URL("../../../../shared/content/facts.json", import.meta.url));
  if (!existsSync(path)) return null;
  const facts = z
    .object({
      policies: z.array(factPolicy),
      documents: z.array(z.object({ file: z.string(), titleZh: z.string() })),
    })
    .parse(JSON.parse(readFileSync(path, "utf8")));
  return {
    policies: new Map(facts.policies.map((row) => [row.id, row])),
    titles: new Map(facts.documents.map(({ file, titleZh }) => [file, titleZh])),
  };
}
