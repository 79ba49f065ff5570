import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const source = z.object({ file: z.string(), section: z.string(), docNo: z.string().nullable() });
const lists = z.object({
  documents: z.array(z.object({ file: z.string(), titleZh: z.string(), docDate: z.string().nullable() })),
  systems: z.array(z.object({ id: z.string(), type: z.string(), nameZh: z.string(), aliases: z.array(z.string()) })),
  serviceItems: z.array(
    z.object({
      no: z.number(),
      moduleNo: z.number(),
      moduleZh: z.string(),
      level: z.enum(["基础", "拓展"]),
      policyId: z.string(),
      source,
    }),
  ),
  stations: z.looseObject({
    named: z.array(z.object({ nameZh: z.string(), district: z.string() })),
    brands: z.array(z.object({ nameZh: z.string(), scope: z.string() })),
  }),
  policies: z.array(
    z.object({ id: z.string(), keywords: z.array(z.string()), howToApply: z.object({ zh: z.string().nullable() }) }),
  ),
  groups: z.array(
    z.object({
      id: z.string(),
      nameZh: z.string(),
      definedInSeed: z.boolean(),
      askStaffZh: z.string().nullable(),
      otherWords: z.array(z.string()),
    }),
  ),
  kpis: z.array(z.looseObject({ value: z.number(), unit: z.string() })),
  events: z.array(z.object({ id: z.string(), bookable: z.boolean(), source })),
  appointmentTypes: z.array(
    z.object({
      id: z.string(),
      explicitInSeed: z.boolean(),
      serviceItem: z.string(),
      defaultMinutes: z.number().nullable(),
    }),
  ),
});

export interface FactLists extends z.infer<typeof lists> {
  /** Every sentence or phrase of the sheet that is long enough to be one. */
  readonly texts: ReadonlySet<string>;
  /** The sheet as it stands, for figures that stand anywhere in it. */
  readonly json: string;
}

/** Shorter pieces are names and phrases that have no other wording; Latin letters say less each. */
const SENTENCE_CHARACTERS = { han: 8, latin: 40 };

/** The sentences of a text. */
export function sentences(text: string): string[] {
  return text
    .split(/(?<=[。！？；])|(?<=[.?!]) /)
    .map((one) => one.trim().replace(/[。；.]$/, ""))
    .filter((one) => one !== "");
}

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}

/** The lists of the fact sheet that the content was written from, kept beside the project; null where it is not. */
export function factLists(): FactLists | null {
  const path = fileURLToPath(new URL("../../../../shared/content/facts.json", import.meta.url));
  if (!existsSync(path)) return null;
  const json = readFileSync(path, "utf8");
  const sheet: unknown = JSON.parse(json);
  const texts = stringsIn(sheet).flatMap(sentences);
  return { ...lists.parse(sheet), json, texts: new Set(texts.filter(isSentence)) };
}

function isSentence(text: string): boolean {
  const { han, latin } = SENTENCE_CHARACTERS;
  return text.length >= (/\p{Script=Han}/u.test(text) ? han : latin);
}

export const NO_SHEET = "skipped where the fact sheet that the content was written from is not beside the project";
