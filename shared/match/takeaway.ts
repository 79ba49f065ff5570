import type { MatchAnswer } from "../contract/match.ts";
import { codeText } from "../screen/code-text.ts";

type Shortlist = Pick<MatchAnswer, "jobs" | "policies" | "services">;

/** The shortlist as plain text, one thing a line, for a code that any phone reads. It names no person. */
export function takeaway({ jobs, policies, services }: Shortlist, language: "zh" | "en"): string {
  const zh = language === "zh";
  return codeText([
    ...jobs.map(({ job }) =>
      [job.title, job.salaryText, job.employer, job.address].filter((part) => part !== "").join(" "),
    ),
    ...policies.map(
      ({ policy }) => `${zh ? "政策" : "Policy"}: ${zh ? policy.title : policy.titleEn} (${policy.region})`,
    ),
    ...services.map(({ service }) => `${zh ? "服务" : "Service"}: ${zh ? service.titleZh : service.titleEn}`),
  ]);
}
