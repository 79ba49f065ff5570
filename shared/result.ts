/** What a room answers when failure is part of its job: the value, or a code from the contract with its data. */
export type Result<T, Code extends string = string, Data = undefined> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: Code; readonly data: Data };

/** A success. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** A known failure: `code` is one of the procedure's typed errors. */
export function fail<Code extends string, Data = undefined>(
  code: Code,
  data: Data,
): { readonly ok: false; readonly code: Code; readonly data: Data } {
  return { ok: false, code, data };
}
