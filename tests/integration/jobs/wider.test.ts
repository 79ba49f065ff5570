import { afterAll, beforeAll, expect, test } from "vitest";
import { createJobs } from "../../../electron/station/jobs/jobs.ts";
import type { Plan } from "../../../shared/jobs/understand.ts";
import { CONFIG, job, openRoom, type Room } from "./a-room.ts";

let room: Room;
beforeAll(async () => {
  const filler = Array.from({ length: 30 }, (_, at) => job(`guard-${at}`, { title: "保安", district: "普陀区" }));
  room = await openRoom([
    ...filler,
    job("concierge", { title: "门卫", district: "长宁区" }),
    job("network", { title: "网络维护工程师", district: "长宁区" }),
    job("carer", { title: "护理员", district: "长宁区" }),
    job("goods", { title: "商品管理员", district: "长宁区" }),
  ]);
});
afterAll(() => room.close());

const titles = (text: string, district?: string) =>
  room.jobs
    .search({ text, ...(district !== undefined && { filters: { district: [district] } }) })
    .items.map(({ title }) => title);

test("a word that fills a page stands alone, and other names come where conditions leave none of it", () => {
  expect(new Set(titles("保安"))).toEqual(new Set(["保安"]));
  expect(titles("保安", "长宁区")).toEqual(["门卫"]);
  const { understood } = room.jobs.search({ text: "保安", filters: { district: ["长宁区"] } });
  expect(understood.chips.map(({ kind }) => kind)).toContain("synonym");
});

test("what is shown in place of the work that was asked for does not hide that there is none", () => {
  const noted: { plan: Plan; total: number }[] = [];
  const jobs = createJobs({
    catalogue: { current: () => room.generation },
    clock: room.clock,
    config: CONFIG,
    demand: { note: (plan, total) => noted.push({ plan, total }) },
  });
  expect(jobs.search({ text: "保安", filters: { district: ["长宁区"] } }).total).toBe(1);
  expect(noted.map(({ total }) => total)).toEqual([0]);
});

test("a name of the work inside another word is not the work", () => {
  expect(titles("陪护")).toEqual(["护理员"]);
  expect(titles("护工")).toContain("网络维护工程师");
  expect(titles("品控")).not.toContain("商品管理员");
});
