import { describe, expect, test } from "vitest";
import {
  AUDIT_EVENTS,
  type AuditEventName,
  type AuditFields,
  auditSentence,
  type FIELD_KINDS,
  wrongFields,
} from "../../../shared/audit/catalogue.ts";

const EVENTS = Object.keys(AUDIT_EVENTS) as AuditEventName[];

/** A value of each kind, as the station writes them. */
const SAMPLES: Readonly<Record<keyof typeof FIELD_KINDS, string | number | boolean>> = {
  uuid: "10000000-0000-4000-8000-000000000001",
  name: "career-guidance-20261123-0930",
  count: 12,
  number: 1_234_567_890,
  flag: true,
  day: "2026-11-20",
};

const PERSONAL = [
  "13812345678",
  "02155550105",
  "李女士",
  "王小明",
  "310101199001011234",
  "li@example.org",
  "上海市长宁区天山路1号",
  "618402x",
];

function sample(event: AuditEventName): AuditFields {
  const kinds: Readonly<Record<string, keyof typeof FIELD_KINDS>> = AUDIT_EVENTS[event].fields;
  return Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, SAMPLES[kind]]));
}

test("numbers of events are never given twice", () => {
  const ids = EVENTS.map((event) => AUDIT_EVENTS[event].id);
  expect(new Set(ids).size).toBe(ids.length);
});

describe.each(EVENTS)("%s", (event) => {
  test("may be written with its own fields, and its sentences name nothing else", () => {
    const fields = sample(event);
    expect(wrongFields(event, fields)).toEqual([]);
    for (const language of ["zh", "en"] as const) {
      const sentence = auditSentence(event, fields, language);
      expect(sentence).not.toMatch(/[{}]/);
      expect(sentence.length).toBeGreaterThan(3);
    }
  });

  test("not without one of them, and not with one more", () => {
    const fields = sample(event);
    for (const name of Object.keys(fields)) {
      const { [name]: _, ...rest } = fields;
      expect(wrongFields(event, rest)).toEqual([name]);
    }
    expect(wrongFields(event, { ...fields, note: "x" })).toEqual(["note"]);
    expect(wrongFields(event, { ...fields, constructor: 1 })).toEqual(["constructor"]);
  });

  test("no field of it has room for a person", () => {
    const fields = sample(event);
    for (const name of Object.keys(fields))
      for (const text of PERSONAL)
        expect(wrongFields(event, { ...fields, [name]: text }), `${name}: ${text}`).not.toEqual([]);
  });
});
