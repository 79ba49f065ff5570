import { AD_FACT_WORDS, type AdFact } from "./import/ad-checks.ts";
import { AD_KIND_WORDS } from "./import/ad-rule.ts";
import { FIELD_WORDS } from "./import/field-words.ts";
import { QUARANTINE_REASONS, type QuarantineReason } from "./quarantine.ts";
import type { FeedReport, FileReport, FlaggedRow, RowExample } from "./report.ts";

/** Words in both languages: Chinese first, English smaller below. */
interface Both {
  readonly zh: string;
  readonly en: string;
}

/** Rows of wording shown on the page; report.json has them all. */
const FLAGGED_SHOWN = 300;

/** A page cannot run or load anything, whatever a table had in its cells. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

const STYLE = `
body{margin:0 auto;max-width:70rem;padding:1.5rem;font:16px/1.6 "Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;color:#1c1c1c;background:#fff}
h1{font-size:1.6rem;margin:0}h2{font-size:1.2rem;margin:2rem 0 .5rem;border-bottom:2px solid #d8d3c8}
small{display:block;color:#555;font-weight:400}
.sums{display:flex;flex-wrap:wrap;gap:.8rem;margin:1.2rem 0;padding:0;list-style:none}
.sums li{border:1px solid #d8d3c8;border-radius:.5rem;padding:.6rem 1rem;min-width:8rem}
.sums strong{display:block;font-size:1.6rem}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #d8d3c8;padding:.4rem .6rem;text-align:left;vertical-align:top}
th{background:#f5f2ea}td.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
mark{background:#ffe08a;padding:0 .2em}ul{margin:0;padding-left:1.2rem}
@media print{body{padding:0}h2{break-after:avoid}tr{break-inside:avoid}}
`;

/**
 * The report as a page that a clerk reads: opens from disk, no script, nothing from outside, Chinese with English below.
 * @param builtAt `YYYY-MM-DD`
 */
export function reportPage(report: FeedReport, builtAt: string): string {
  const left = report.rows - report.accepted;
  const sums: readonly (readonly [number, Both])[] = [
    [report.rows, { zh: "读入", en: "rows read" }],
    [report.accepted, { zh: "采用", en: "accepted" }],
    [left, { zh: "未采用", en: "left out" }],
    [report.flagged.length, { zh: "用词要看一看", en: "wording to look at" }],
    [report.masked, { zh: "遮住了联系方式", en: "contacts replaced" }],
  ];
  const body = [
    `<h1>岗位导入报告<small lang="en">Report on imported jobs · ${escaped(builtAt)}</small></h1>`,
    `<ul class="sums">${sums.map(([count, words]) => `<li><strong>${number(count)}</strong>${both(words)}</li>`).join("")}</ul>`,
    left === 0 ? "" : reasons(report),
    report.flagged.length === 0 ? "" : wording(report.flagged),
    missing(report),
    files(report.files),
    map(report),
  ];
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width">
<title>岗位导入报告 ${escaped(builtAt)}</title>
<style>${STYLE}</style>
</head>
<body>
${body.filter((part) => part !== "").join("\n")}
</body>
</html>
`;
}

function reasons(report: FeedReport): string {
  const rows = Object.entries(report.quarantined).sort((a, b) => b[1] - a[1]);
  return section(
    { zh: "哪些没有采用，为什么", en: "What was left out, and why" },
    ["原因|Reason", "条数|Rows", "前几条|First ones"],
    rows.map(([reason, count]) => {
      const words = QUARANTINE_REASONS[reason as QuarantineReason];
      return [both(words), number(count), examples(report.examples[reason as QuarantineReason] ?? [])];
    }),
  );
}

function wording(flagged: readonly FlaggedRow[]): string {
  const shown = flagged.slice(0, FLAGGED_SHOWN);
  const rest = flagged.length - shown.length;
  const note: Both = {
    zh: `这些岗位已经采用。请看一看用词：招聘信息不得含歧视内容，也不得向求职者收费。${rest > 0 ? `另有 ${rest} 条见 report.json。` : ""}`,
    en: `These jobs were accepted. Please read the wording: a vacancy must not discriminate or ask applicants for money.${rest > 0 ? ` ${rest} more are in report.json.` : ""}`,
  };
  const table = section(
    { zh: "用词要看一看", en: "Wording to look at" },
    ["岗位|Job", "用词|Words", "位置|Where"],
    shown.map((row) => [
      escaped(row.title),
      row.phrases
        .map((phrase, at) => {
          const kind = row.kinds[at];
          return `<mark>${escaped(phrase)}</mark>${kind === undefined ? "" : both(AD_KIND_WORDS[kind])}`;
        })
        .join(""),
      place(row),
    ]),
  );
  return table.replace("<table>", `<p>${both(note)}</p><table>`);
}

function missing(report: FeedReport): string {
  const facts = Object.entries(report.missing) as [AdFact, { count: number; examples: RowExample[] }][];
  if (facts.length === 0 || report.accepted === 0) return "";
  return section(
    { zh: "采用的岗位里没写明的", en: "What accepted jobs do not state" },
    ["没写明|Not stated", "条数|Jobs", "前几条|First ones"],
    facts
      .sort((a, b) => b[1].count - a[1].count)
      .map(([fact, { count, examples: first }]) => [
        both(AD_FACT_WORDS[fact]),
        `${number(count)}<small>${Math.round((count / report.accepted) * 100)}%</small>`,
        examples(first),
      ]),
  );
}

function files(all: readonly FileReport[]): string {
  return section(
    { zh: "每个文件怎么读的", en: "How each file was read" },
    ["文件|File", "读入|Rows", "采用|Accepted", "列名和内容不一致的列|Columns read otherwise than named"],
    all.map((file) => [
      `${escaped(file.file)}<small>${escaped(file.form)}</small>`,
      number(file.rows),
      number(file.accepted),
      file.corrections.length === 0
        ? ""
        : `<ul>${file.corrections.map(({ column, name, said, taken }) => `<li>${escaped(name === "" ? `第 ${column + 1} 列` : name)}：${said === null ? "" : `${FIELD_WORDS[said].zh} → `}${taken === null ? "不使用" : FIELD_WORDS[taken].zh}<small lang="en">${said === null ? "" : `${FIELD_WORDS[said].en} → `}${taken === null ? "not used" : FIELD_WORDS[taken].en}</small></li>`).join("")}</ul>`,
    ]),
  );
}

const GEO_WORDS: Readonly<Record<string, Both>> = {
  source: { zh: "来源给了坐标", en: "coordinates from the source" },
  address: { zh: "按地址", en: "by address" },
  street: { zh: "按街镇、车站", en: "by street or station" },
  district: { zh: "按区中心", en: "by the district's centre" },
  none: { zh: "不知道在地图哪里", en: "not on the map" },
};

function map(report: FeedReport): string {
  const rows = Object.entries(report.geo).filter(([, count]) => count > 0);
  if (rows.length === 0) return "";
  return section(
    { zh: "在地图上的位置", en: "Places on the map" },
    ["怎么知道的|Known by", "条数|Jobs"],
    rows.map(([basis, count]) => [both(GEO_WORDS[basis] ?? { zh: basis, en: basis }), number(count)]),
  );
}

function section(title: Both, heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = heads.map((words) => {
    const [zh = "", en = ""] = words.split("|");
    return `<th scope="col">${both({ zh, en })}</th>`;
  });
  const lines = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`);
  return `<h2>${both(title)}</h2><table><thead><tr>${head.join("")}</tr></thead><tbody>${lines.join("\n")}</tbody></table>`;
}

function examples(rows: readonly RowExample[]): string {
  return rows.map((row) => `${escaped(row.title)} ${place(row)}`).join("<br>");
}

function place({ file, row }: { readonly file: string; readonly row: number }): string {
  return `<small>${escaped(file)} · ${number(row)}</small>`;
}

function both({ zh, en }: Both): string {
  return `${escaped(zh)}<small lang="en">${escaped(en)}</small>`;
}

/** 60 000: a thin space, so that neither language reads it as a decimal. */
function number(value: number): string {
  return String(value).replace(/(?<=\d)(?=(?:\d{3})+$)/g, "\u2009");
}

function escaped(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? "");
}
