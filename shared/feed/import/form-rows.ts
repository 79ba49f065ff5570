import { fieldOfName, type ImportField } from "./fields.ts";
import { kindsOf } from "./kinds.ts";

/**
 * A row of a form, `单位名称 | 某某公司 | 招聘人数 | 3`: names that we know, each with its value to the right; null = the
 * row is none. Cells merged over several columns count once.
 */
function formPairs(texts: readonly string[]): readonly (readonly [string, string])[] | null {
  const cells = texts.filter((text, column) => text !== "" && text !== texts[column - 1]);
  if (cells.length < 2 || cells.length % 2 === 1) return null;
  const pairs: (readonly [string, string])[] = [];
  for (let at = 0; at < cells.length; at += 2) {
    const name = cells[at] ?? "";
    const value = cells[at + 1] ?? "";
    if (fieldOfName(name)?.listed !== true || fieldOfName(value)?.listed === true) return null;
    pairs.push([name, value]);
  }
  return pairs;
}

/** Whether a row that might be a heading (`岗位名称 | 电工 | 招聘人数 | 3`) has a value beside each of its names. */
export function isFilledForm(texts: readonly string[]): boolean {
  return formPairs(texts)?.every(([, value]) => kindsOf(value).length > 0) ?? false;
}

export interface Form {
  readonly at: number;
  readonly record: Readonly<Record<string, string>>;
}

/** Forms that are read row by row, one under another. */
export interface FormReader {
  /** The form that this row ended (one of its names came again) or null; undefined = the row is none of a form. */
  take(at: number, texts: readonly string[]): Form | null | undefined;
  /** The form read so far, if it is a job; one that is none goes on. */
  end(): Form | null;
  /** Forgets what was read: another sheet begins. */
  forget(): void;
  /** A form without a title that stands above a table says whose table it is; "" = it does not. Forgets the form. */
  employer(): string;
}

export function createFormReader(): FormReader {
  let form: { at: number; record: Record<string, string> } | null = null;
  const stated = (field: ImportField) =>
    Object.entries(form?.record ?? {}).find(([name]) => fieldOfName(name)?.field === field)?.[1];
  return {
    take: (at, texts) => {
      const pairs = formPairs(texts);
      if (pairs === null) return undefined;
      const former = form !== null && pairs.some(([name]) => name in (form?.record ?? {})) ? form : null;
      if (form === null || former !== null) form = { at, record: {} };
      for (const [name, value] of pairs) form.record[name] = value;
      return former;
    },
    end: () => {
      if (stated("title") === undefined) return null;
      const ended = form;
      form = null;
      return ended;
    },
    forget: () => {
      form = null;
    },
    employer: () => {
      const employer = stated("employer") ?? "";
      form = null;
      return employer;
    },
  };
}
