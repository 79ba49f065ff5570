import type { MatchAnswer } from "../contract/match.ts";

type Shortlist = Pick<MatchAnswer, "jobs" | "policies" | "services">;

/** Bytes of a code of version 15, level M (reference/ui.md §4); what does not fit is left out from the end. */
const BYTES_MAX = 412;

/** UTF-8 bytes of a text. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function linesOf({ jobs, policies, services }: Shortlist, language: "zh" | "en"): string[] {
  const zh = language === "zh";
  return [
    ...jobs.map(({ job }) =>
      [job.title, job.salaryText, job.employer, job.address].filter((part) => part !== "").join(" "),
    ),
    ...policies.map(
      ({ policy }) => `${zh ? "政策" : "Policy"}: ${zh ? policy.title : policy.titleEn} (${policy.region})`,
    ),
    ...services.map(({ service }) => `${zh ? "服务" : "Service"}: ${zh ? service.titleZh : service.titleEn}`),
  ];
}

/** The shortlist as plain text, one thing a line, for a code that any phone reads. It names no person. */
export function takeaway(shortlist: Shortlist, language: "zh" | "en"): string {
  const kept: string[] = [];
  for (const line of linesOf(shortlist, language)) {
    if (bytesOf([...kept, line].join("\n")) > BYTES_MAX) break;
    kept.push(line);
  }
  return kept.join("\n");
}
