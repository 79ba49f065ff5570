import { afterEach, beforeEach, expect } from "vitest";
import type { PublishedJob } from "../../shared/jobs/job.ts";
import { type BuildLab, createBuildLab } from "./build-lab.ts";

type Field = keyof PublishedJob;

/** A list as somebody sent it, and what must come out of it. */
export interface Odd {
  readonly name: string;
  readonly bytes: () => string | Buffer;
  readonly fields: readonly Field[];
  readonly jobs: readonly (readonly unknown[])[];
  /** Rows that are read and left out, by reason. */
  readonly left?: Record<string, number>;
}

export const csv = (rows: readonly (readonly string[])[], by = ",") => rows.map((row) => row.join(by)).join("\r\n");

export const PLAIN = [
  ["岗位", "单位", "薪资", "地点"],
  ["电工", "某某物业有限公司", "6-8千", "长宁区"],
  ["保安", "某某安保有限公司", "4-5千", "静安区"],
];
export const PLAIN_FIELDS: readonly Field[] = ["title", "employer", "salaryMin", "salaryMax", "district"];
export const PLAIN_JOBS = [
  ["电工", "某某物业有限公司", 6000, 8000, "长宁区"],
  ["保安", "某某安保有限公司", 4000, 5000, "静安区"],
];
export const PAY: readonly Field[] = ["title", "employer", "salaryMin", "salaryMax", "salaryUnit", "openings"];

/** Builds each list on 20 November 2026 under a name that says nothing. */
export function oddLists(): (odd: Odd) => Promise<void> {
  let lab: BuildLab;
  beforeEach(() => {
    lab = createBuildLab();
  });
  afterEach(() => lab.close());
  return async ({ bytes, fields, jobs, left }) => {
    expect(await lab.build("--in", lab.file("岗位.dat", bytes()), "--now", "2026-11-20T04:00:00Z")).toBe(0);
    expect(lab.jobs().map((job) => fields.map((field) => job[field]))).toEqual(jobs);
    expect(lab.report().quarantined).toEqual(left ?? {});
  };
}
