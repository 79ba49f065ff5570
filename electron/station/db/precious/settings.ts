import type { AuditEventName, FieldsOf } from "../../../../shared/audit/catalogue.ts";
import type { Change, Precious } from "./store.ts";
import type { SettingRow } from "./tables.ts";

/** Small things that must survive: texts under a name. Never personal data. */
export interface Settings {
  /** null = never set. */
  read(name: string): string | null;
  /** With the audit entry that tells of it: attempts at a PIN, for one, are told as what they are. */
  write<E extends AuditEventName>(name: string, value: string, event: E, fields: FieldsOf<E>): void;
  /** Inside a change that tells of something else. */
  put(change: Change, name: string, value: string): void;
}

export function createSettings(precious: Precious): Settings {
  const row = precious.db.prepare<[string], SettingRow>("SELECT * FROM setting WHERE id = ?");
  const put = (change: Change, id: string, value: string) => change.put("setting", { id, value });
  return {
    read: (name) => row.get(name)?.value ?? null,
    write: (name, value, event, fields) =>
      precious.change((change) => {
        put(change, name, value);
        change.event(event, fields);
      }),
    put,
  };
}
