import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { AUDIT_EVENTS, type AuditEventKind } from "../shared/audit/catalogue.ts";

/** `node scripts/audit-events.ts`: writes docs/audit-events.md from the catalogue; `--check` only compares. */
const PAGE = fileURLToPath(new URL("../docs/audit-events.md", import.meta.url));

const GROUPS: Readonly<Record<AuditEventKind["group"], string>> = {
  booking: "Bookings",
  visit: "Visits and follow-ups",
  station: "Services and hours",
  staff: "Staff",
  data: "Data",
};

function section(group: AuditEventKind["group"]): string {
  const rows = Object.entries<AuditEventKind>(AUDIT_EVENTS)
    .filter(([, event]) => event.group === group)
    .sort(([, a], [, b]) => a.id - b.id)
    .map(([name, { id, zh, en, fields }]) => {
      const told = Object.entries(fields).map(([field, kind]) => `${field}: ${kind}`);
      return `| ${id} | \`${name}\` | ${zh} | ${en} | ${told.join(", ")} |`;
    });
  return [
    `## ${GROUPS[group]}`,
    "",
    "| no. | event | 中文 | English | fields |",
    "|---|---|---|---|---|",
    ...rows,
  ].join("\n");
}

function page(): string {
  const groups = Object.keys(GROUPS) as AuditEventKind["group"][];
  return `# Audit events

Everything the audit can say, and no more. Fields hold ids, counts, days and words of closed lists; none has room for a
name, a number or a sentence. Made from \`shared/audit/catalogue.ts\` by \`node scripts/audit-events.ts\`.

${groups.map(section).join("\n\n")}
`;
}

const wanted = page();
if (process.argv.includes("--check")) {
  if (readFileSync(PAGE, "utf8") !== wanted) throw new Error("docs/audit-events.md is not what the catalogue says");
} else {
  writeFileSync(PAGE, wanted);
}
