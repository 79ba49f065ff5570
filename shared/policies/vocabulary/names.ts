import type { Concept } from "./concept.ts";

/** What a concept is called on a chip: its first word in each language. */
export function conceptName({ zh, en, id }: Concept): { text: string; textEn: string } {
  const first = (words: string | undefined, by: string) => words?.split(by)[0]?.replace("*", "") ?? "";
  const textEn = first(en, "|");
  return { text: first(zh, " "), textEn: textEn === "" ? id.replaceAll("-", " ") : textEn };
}
