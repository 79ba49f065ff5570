import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { JobsAnswer } from "../../../shared/contract/jobs.ts";
import type { CheckResult, PoliciesAnswer, PolicyDetail } from "../../../shared/contract/policies.ts";
import { buildSeed, openSeededStation, type SeededStation } from "./seeded-station.ts";

let seed: ReturnType<typeof buildSeed>;
let stations: Readonly<Record<string, SeededStation>>;
beforeAll(async () => {
  seed = buildSeed();
  stations = {
    长宁区: await openSeededStation(seed.folder),
    崇明区: await openSeededStation(seed.folder, "station.chongming.example.json"),
  };
});
afterAll(() => {
  for (const station of Object.values(stations)) station.close();
  seed.remove();
});
const at = (district: string) => stations[district] as SeededStation;

describe("what the mission list asks a terminal to tell", () => {
  test.each([
    ["R17, R90: what is there to look up", "长宁区", "有什么补贴", /./],
    ["R117: training, its subsidy and its assessment", "崇明区", "培训补贴和技能评价", /^(cm03|st-training)/],
    ["R120: several subsidies in one go", "崇明区", "直补快办", /^cm01-direct-fast-subsidy$/],
    [
      "R122: those who cannot make ends meet",
      "崇明区",
      "生活困难没钱吃饭",
      /^(cm11-social-assistance|st-social-assist-link)$/,
    ],
    [
      "R123: lawful employment, wages, model contract",
      "长宁区",
      "劳动合同样本和市场工资",
      /^cn06-labour-use-guidance$/,
    ],
    ["R124: a quarrel with the employer", "长宁区", "和单位闹矛盾去哪调解", /^cn07-dispute-mediation$/],
    ["R126: no cheating", "崇明区", "骗取补贴会怎么样", /^cm16-fraud$/],
    ["R99: online, on the phone, from afar", "崇明区", "不会用机器，能远程帮办吗", /^st-remote-help$/],
    ["R3: the window far away", "崇明区", "远程虚拟窗口", /^st-remote-help$/],
    ["R50: the adviser on relief", "崇明区", "社区救助顾问", /^cm11-social-assistance$/],
    ["R36: short of workers", "崇明区", "重点企业缺工", /^cm01-key-enterprise-service$/],
    ["R49: the law clinic for firms", "崇明区", "劳动法律诊所", /^cm0-law-clinic$/],
    ["R127: nobody is asked for a local hukou", "长宁区", "没有上海户口能来吗", /^cn21-all-residents-service$/],
  ])("%s", async (_, district, text, expected) => {
    const { items } = await at(district).ask<PoliciesAnswer>("policies.search", { text });
    expect(items.slice(0, 3).map(({ id }) => id)).toContainEqual(expect.stringMatching(expected));
  });

  test("R127: nothing needs a name, a number or a sign-in", async () => {
    for (const [procedure, input] of [
      ["policies.search", { text: "补贴" }],
      ["policies.get", { id: "cn12-unemployment-benefit" }],
      ["policies.check", { profile: {} }],
      ["guide.list", {}],
      ["events.list", {}],
      ["match.run", {}],
      ["platforms.list", {}],
    ] as const)
      expect(await at("长宁区").call(procedure, input, "public")).toHaveProperty("output");
  });

  test("R115: every policy can be taken away as a text that a code holds, and an ended one says so", async () => {
    const { items } = await at("长宁区").ask<PoliciesAnswer>("policies.search", { district: "上海市", limit: 200 });
    expect(items.length).toBeGreaterThan(100);
    for (const { id, title, titleEn, status } of items) {
      const { policy } = await at("长宁区").ask<{ policy: PolicyDetail }>("policies.get", { id });
      const { zh, en } = policy.takeaway;
      expect(zh.startsWith(title) && en.startsWith(titleEn)).toBe(true);
      expect(Buffer.byteLength(zh)).toBeLessThanOrEqual(412);
      expect(Buffer.byteLength(en)).toBeLessThanOrEqual(412);
      expect(zh.includes("已到期")).toBe(status === "expired");
    }
  });

  test("R106: where applying goes on, and R105: one table in, the same out", async () => {
    const { items } = await at("长宁区").ask<{ items: { id: string }[] }>("platforms.list", { text: "公共招聘" });
    expect(items[0]?.id).toBe("sh-public-recruit");
    const csv = "类别,标题,日期,开始,分钟,地点\n招聘,小场,2027-05-04,9:00,60,大厅\n";
    await at("长宁区").ask("events.import", { csv }, "staff");
    const out = await at("长宁区").ask<{ csv: string }>("events.export", {}, "staff");
    expect(out.csv).toContain("招聘面试会,小场");
  });

  test("R111, R7, R46: casual work is at hand at every station", async () => {
    for (const station of Object.values(stations)) {
      const { total } = await station.ask<JobsAnswer>("jobs.search", { filters: { employmentTypes: ["零工"] } });
      expect(total).toBeGreaterThan(0);
    }
  });

  test("R129, R109: nobody is ever told that they qualify, only that it may be", async () => {
    const { results } = await at("崇明区").ask<{ results: Record<string, CheckResult> }>("policies.check", {
      profile: {},
    });
    expect(Object.values(results).some(({ outcome }) => outcome === "applies")).toBe(false);
  });
});
