import { expect, test } from "vitest";
import { publishedJob } from "../../../shared/jobs/job.ts";
import { asks } from "../../bench/asks.ts";
import { mean, median, percentile } from "../../bench/figures.ts";
import { madeUpJobs } from "../../bench/rows.ts";

test("made-up jobs are jobs as a feed carries them, and the same for the same seed", () => {
  const jobs = [...madeUpJobs(400, 11, "2026-11-20")];
  for (const job of jobs) expect(publishedJob.parse(job)).toEqual(job);
  expect([...madeUpJobs(400, 11, "2026-11-20")]).toEqual(jobs);
  expect([...madeUpJobs(400, 12, "2026-11-20")]).not.toEqual(jobs);
  expect(new Set(jobs.map((job) => job.id)).size).toBe(400);
  const lengths = jobs.map((job) => job.description.length);
  expect(mean(lengths)).toBeGreaterThan(90);
  expect(mean(lengths)).toBeLessThan(140);
});

test("the questions of the benchmark are of every kind, and follow the rows at hand", () => {
  const jobs = [...madeUpJobs(400, 11, "2026-11-20")];
  const kinds = new Set(asks(jobs, 1).map((ask) => ask.kind));
  expect(kinds).toEqual(new Set(["two", "longer", "several", "latin", "none", "sampled", "browse"]));
  const sampled = asks(jobs, 1).filter((ask) => ask.kind === "sampled");
  for (const { text } of sampled) expect(jobs.some((job) => job.title.includes(text))).toBe(true);
});

test("a percentile is one of the sample", () => {
  expect(median([5, 1, 3])).toBe(3);
  expect(percentile([4, 1, 2, 3], 99)).toBe(4);
  expect(percentile([7], 1)).toBe(7);
  expect(median([])).toBeNaN();
});
