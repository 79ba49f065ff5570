import { stringify } from "csv-stringify/browser/esm/sync";
import { maskPhone } from "../../../shared/bookings/contact.ts";
import { shanghaiMinute } from "../../../shared/bookings/hours.ts";
import type { StaffInput } from "../../../shared/contract/staff.ts";
import { safeCell } from "../../../shared/csv/safe-cell.ts";
import { dayText, shanghaiDay } from "../../../shared/jobs/day.ts";
import {
  KIND_WORDS,
  NEED_WORDS,
  ORIGIN_WORDS,
  OUTCOME_WORDS,
  STATUS_WORDS,
} from "../../../shared/staff/export-words.ts";
import type { ExportName } from "../../../shared/staff/words.ts";
import type { AuditRoom } from "../audit/audit.ts";
import type { DemandLedger } from "../demand/demand.ts";
import type { EventsRoom } from "../events/events.ts";
import type { Clock } from "../ports.ts";
import type { VisitsRoom } from "../visits/visits.ts";

type Cell = string | number;
interface Table {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface ExportsOptions {
  readonly visits: Pick<VisitsRoom, "between" | "followUps">;
  readonly audit: AuditRoom;
  readonly demand: DemandLedger;
  readonly events: Pick<EventsRoom, "exportTable">;
  readonly clock: Pick<Clock, "now">;
}

/** Entries of the audit in one table: what a station keeps of half a year. */
const AUDIT_ROWS_MAX = 50_000;
const AUDIT_PAGE = 200;

/** Tables for the station's ledger. No whole phone number is in any of them: a stick gets lost. */
export function createExports({ visits, audit, demand, events, clock }: ExportsOptions) {
  const today = () => dayText(shanghaiDay(clock.now()));

  async function visitTable({
    from = today(),
    to = from,
  }: {
    from?: string | undefined;
    to?: string | undefined;
  }): Promise<Table> {
    const lines = await visits.between(from, to);
    return {
      headings: ["日期", "时间", "来的方式", "事项", "来办什么", "状态", "结果", "愿意回访", "称呼", "电话"],
      rows: lines.map((line) => [
        line.day,
        line.slot === null ? "" : timeOf(line.slot.startsAt),
        ORIGIN_WORDS[line.origin],
        line.serviceName,
        line.needs.map((need) => NEED_WORDS[need]).join("、"),
        STATUS_WORDS[line.status],
        line.outcome === null ? "" : OUTCOME_WORDS[line.outcome],
        line.followUp ? "是" : "否",
        line.contact?.name ?? "",
        line.contact?.phone ?? "",
      ]),
    };
  }

  async function followUpTable(): Promise<Table> {
    const { items } = await visits.followUps();
    return {
      headings: ["登记日期", "来自", "事项", "岗位", "单位", "称呼", "电话", "保留到"],
      rows: items.map((line) => [
        dayText(shanghaiDay(Date.parse(line.since))),
        KIND_WORDS[line.kind],
        line.serviceName,
        line.job?.title ?? "",
        line.job?.employer ?? "",
        line.contact?.name ?? "",
        maskPhone(line.contact?.phone ?? ""),
        line.keptUntil,
      ]),
    };
  }

  function demandTable(): Table {
    return {
      headings: ["周", "工种", "区", "方式", "找到", "次数"],
      rows: demand
        .told()
        .map((want) => [
          want.week,
          want.concept,
          want.district,
          want.employmentType,
          want.found === "none" ? "没有" : "很少",
          want.count,
        ]),
    };
  }

  function auditTable(): Table {
    const rows: Cell[][] = [];
    let before: number | undefined;
    while (rows.length < AUDIT_ROWS_MAX) {
      const page = audit.list({ limit: AUDIT_PAGE, ...(before === undefined ? {} : { before }) });
      for (const { seq, at, eventId, event, zh } of page) rows.push([seq, at, eventId, event, zh]);
      before = page.at(-1)?.seq;
      if (page.length < AUDIT_PAGE) break;
    }
    return { headings: ["序号", "时间", "事件号", "事件", "说明"], rows };
  }

  const TABLES: Readonly<
    Record<Exclude<ExportName, "events">, (input: StaffInput<"export">) => Table | Promise<Table>>
  > = {
    visits: visitTable,
    "follow-ups": followUpTable,
    demand: demandTable,
    audit: auditTable,
  };

  async function make(input: StaffInput<"export">): Promise<{ file: string; rows: number; csv: string }> {
    const { what } = input;
    const file = `yike-${what}-${today()}.csv`;
    if (what === "events") return { file, ...events.exportTable() };
    const table = await TABLES[what](input);
    return { file, rows: table.rows.length, csv: csvOf(table) };
  }

  return { make };
}

/**
 * With the mark that spreadsheets know UTF-8 by; texts are made safe, numbers stay numbers (reliability.md T14). A cell
 * of a ledger is one line: a reader that splits at every line break would take the second line for a row of its own.
 */
export function csvOf({ headings, rows }: Table): string {
  const cells = [headings, ...rows].map((row) =>
    row.map((cell) => (typeof cell === "string" ? safeCell(cell.replace(/[\r\n\u2028\u2029]+/g, " ")) : cell)),
  );
  return stringify(cells, { bom: true, record_delimiter: "windows" });
}

function timeOf(iso: string): string {
  const minute = shanghaiMinute(Date.parse(iso));
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
