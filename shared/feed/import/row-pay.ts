import { type PayHint, payPeriodOf, readPay } from "../pay.ts";
import { salaryUnitOf } from "../vocabulary.ts";
import type { ImportField } from "./fields.ts";

/** 月薪(千元) → thousands a month. */
export function payHintOf(name: string): PayHint {
  const plain = name.normalize("NFKC").toLowerCase();
  const unit = payPeriodOf(`元/${plain}`) ?? payPeriodOf(plain);
  return { ...scaleOf(plain), ...(unit === null ? {} : { unit }) };
}

function scaleOf(words: string): PayHint {
  const plain = words.normalize("NFKC").toLowerCase();
  if (/万/.test(plain)) return { scale: 10_000 };
  return /千|\(k\)|k元|\/k/.test(plain) ? { scale: 1_000 } : {};
}

const NOT_YUAN = /^(?!(?:cny|rmb|人民币|元|yuan|¥)$).+/i;

/** What the names and the unit's column say about the pay of a row. */
export function payHintIn(row: PayCells): PayHint {
  return { ...payHintOf(row.name("salaryText")), ...scaleOf(row.line("salaryUnit")) };
}

/** What pay is read from: the first filled cell of a field as one line, and the name of its column. */
interface PayCells {
  line(field: ImportField): string;
  name(field: ImportField): string;
}

/** The pay fields of a row in normal form. */
export function payOf(row: PayCells, salaryText: string): Record<string, unknown> {
  const kind = row.line("salaryKind");
  const text = salaryText === "" && /^(?:薪资)?(?:面议|面谈|协商)$/.test(kind) ? "面议" : salaryText;
  if (NOT_YUAN.test(row.line("currency"))) return { salaryText: text };
  const word = row.line("salaryUnit");
  const stated = salaryUnitOf(word) ?? payPeriodOf(word) ?? payPeriodOf(kind);
  const told = { ...scaleOf(word), ...(stated === null ? {} : { unit: stated }) };
  const read = readPay(text, { ...payHintOf(row.name("salaryText")), ...told });
  const months = row.line("salaryMonths");
  if (read.min !== null || read.max !== null)
    return {
      salaryText: text,
      salaryMin: read.min,
      salaryMax: read.max,
      salaryUnit: read.unit,
      salaryMonths: read.months ?? months,
    };
  const ends = endsOf(row, told);
  return { salaryText: text, ...ends, salaryMonths: months };
}

/** Pay in two columns. Each may be a number or words of its own; 0 as the upper end is "no upper end". */
function endsOf(row: PayCells, told: PayHint): Record<string, unknown> {
  const end = (field: "salaryMin" | "salaryMax") => {
    const hint = { ...payHintOf(row.name(field)), ...told };
    const text = row.line(field);
    const plain = /^[0-9]+(?:\.[0-9]+)?$/.test(text);
    if (!plain) return { hint, value: readPay(text, hint).min, unit: readPay(text, hint).unit };
    const number = Number(text);
    return { hint, value: number * (number < 1_000 ? (hint.scale ?? 1) : 1), unit: hint.unit ?? null };
  };
  const min = end("salaryMin");
  const max = end("salaryMax");
  return { salaryMin: min.value, salaryMax: max.value, salaryUnit: told.unit ?? max.unit ?? min.unit ?? "" };
}
