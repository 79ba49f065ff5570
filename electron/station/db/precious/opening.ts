import type { Finding, FindingCode } from "../../health/findings.ts";
import type { Ports } from "../../ports.ts";
import type { Connect } from "./connect.ts";
import type { PreciousFolder } from "./folders.ts";
import type { Journal } from "./journal.ts";
import type { StationKeys } from "./keys.ts";

/** Ends an opening with a finding that stops booking. */
export class Stop extends Error {
  readonly code: FindingCode;
  readonly details: Finding["details"];
  constructor(code: FindingCode, details: Finding["details"] = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** Tells of something found. */
export type Note = (code: FindingCode, details?: Finding["details"]) => void;

/** What the steps of an opening work with. */
export interface Parts {
  readonly ports: Pick<Ports, "clock" | "ids" | "log" | "files" | "keys">;
  readonly folder: PreciousFolder;
  readonly keys: StationKeys;
  readonly journal: Journal;
  readonly connect: Connect;
  readonly note: Note;
  /** The key was made just now, so there can be no data. */
  readonly isNew: boolean;
}
