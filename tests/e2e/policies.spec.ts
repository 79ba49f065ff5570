import type { Locator, Page } from "@playwright/test";
import type { PoliciesAnswer, PolicyDetail } from "../../shared/contract/policies.ts";
import { decode } from "./support/codes.ts";
import { chooseMode, open, settled, tap } from "./support/scenes.ts";
import { expect, test } from "./support/test.ts";

const ANSWERS = { yes: 0, no: 1, unsure: 2 } as const;

/** The button of an answer under the first question that is open. */
function answerButton(page: Page, answer: keyof typeof ANSWERS): Locator {
  return page.locator(".answers:not(:has([data-selected]))").first().locator("button").nth(ANSWERS[answer]);
}

function result(page: Page, outcome: string): Locator {
  return page.locator(`.result[data-outcome="${outcome}"]`);
}

test("may I have the skill subsidy: four touches from home to the answer", async ({ page, stations }) => {
  await open(page, stations.demo.url);
  let taps = 0;
  const touch = async (target: Locator) => {
    await tap(page, target);
    taps += 1;
  };
  await touch(page.locator(".door-policies"));
  await touch(page.locator(".policies-head .btn"));
  await touch(page.getByRole("button", { name: "考证" }));
  await touch(page.locator(".row").first());
  await expect(page.locator('[data-page="policy"]')).toBeVisible();
  await expect(result(page, "pending")).toBeVisible();
  await touch(answerButton(page, "yes"));
  await expect(result(page, "applies")).toBeVisible();
  await expect(page.locator(".result")).toContainText("可能符合");
  expect(taps).toBeLessThanOrEqual(5);
});

test("a condition that is not met is named at once, and taking the answer back opens the check again", async ({
  page,
  stations,
}) => {
  await open(page, stations.demo.url, "/policies/cn13-zero-family-1month");
  const { policy } = await stations.demo.call<{ policy: PolicyDetail }>("policies.get", {
    id: "cn13-zero-family-1month",
  });
  await tap(page, answerButton(page, "no"));
  await expect(result(page, "notApplies")).toContainText(policy.conditions[0]?.textZh ?? "no condition");
  await tap(page, page.locator(".answers").first().locator("button").nth(ANSWERS.yes));
  await expect(result(page, "notApplies")).toHaveCount(0);
});

test("who is not sure is sent to staff and told about what", async ({ page, stations }) => {
  await open(page, stations.demo.url, "/policies/cn22-skill-upgrade-subsidy");
  const { policy } = await stations.demo.call<{ policy: PolicyDetail }>("policies.get", {
    id: "cn22-skill-upgrade-subsidy",
  });
  await tap(page, answerButton(page, "unsure"));
  await expect(result(page, "askStaff")).toContainText(policy.conditions[0]?.textZh ?? "no condition");
});

test("no answer of a check is left on the page when it is opened again", async ({ page, stations }) => {
  await open(page, stations.demo.url, "/policies/cn22-skill-upgrade-subsidy");
  await tap(page, answerButton(page, "yes"));
  await expect(result(page, "applies")).toBeVisible();
  await tap(page, page.locator(".acts .btn").nth(1));
  await page.locator(".take-away-code").waitFor();
  await tap(page, page.locator(".back"));
  await expect(result(page, "pending")).toBeVisible();
  await expect(page.locator(".answers [data-selected]")).toHaveCount(0);
});

test("an expired policy asks nothing, gives nothing, and says until when it ran", async ({ page, stations }) => {
  await open(page, stations.demo.url, "/policies/cn09-teacher-first-job");
  await expect(page.locator(".question")).toHaveCount(0);
  await expect(result(page, "expired")).toContainText("2022年12月31日");
  await expect(page.locator(".policy-head .status")).toContainText("已到期");
});

test("a year that is over is never more than a question for staff", async ({ page, stations }) => {
  await open(page, stations.demo.url, "/policies/sh0-stable-post-refund");
  while ((await result(page, "pending").count()) > 0) {
    await tap(page, answerButton(page, "yes"));
    await settled(page);
  }
  await expect(result(page, "askStaff")).toBeVisible();
  await expect(result(page, "applies")).toHaveCount(0);
});

test("what has ended stands last in the list and looks it", async ({ page, stations }) => {
  const all = await stations.demo.call<PoliciesAnswer>("policies.search", { limit: 200 });
  const ended = all.items.filter(({ status }) => status === "expired" || status === "period_ended");
  expect(ended.length).toBeGreaterThan(0);
  await open(page, stations.demo.url, `/policies?first=${all.total - 1}`);
  const rows = page.locator(".row");
  await expect(rows.last()).toHaveAttribute("data-variant", "faded");
  await expect(rows.last().locator(".status")).toContainText(/已到期|年度已过/);
  await open(page, stations.demo.url, "/policies");
  await expect(page.locator('.row[data-variant="faded"]')).toHaveCount(0);
});

test("a situation narrows the list to as many as it promised", async ({ page, stations }) => {
  await open(page, stations.demo.url, "/policies");
  await tap(page, page.locator(".situation-more").first());
  const chip = page.locator(".situation-all").getByText("残疾人");
  const promised = Number((await chip.innerText()).match(/\d+/)?.[0]);
  await tap(page, chip);
  await settled(page);
  await expect(page.locator("h1 em")).toHaveText(String(promised));
});

test("every matter of the picker finds something", async ({ page, stations }) => {
  await open(page, stations.demo.url, "/policies/matters");
  const matters = page.locator(".topic-matters .btn");
  const count = await matters.count();
  expect(count).toBeGreaterThan(20);
  for (let index = 0; index < count; index += 1) {
    await tap(page, matters.nth(index));
    await settled(page);
    await expect(page.locator('[data-page="policies"] .row').first()).toBeVisible();
    await tap(page, page.locator(".back"));
    await page.locator('[data-page="matters"]').waitFor();
  }
});

for (const mode of ["normal", "large-contrast"] as const) {
  test(`a policy goes along as text, with its state and a place to ask, ${mode}`, async ({ page, stations }) => {
    await open(page, stations.demo.url, "/policies/cn02-guarantee-fee/take");
    await chooseMode(page, mode);
    const { policy } = await stations.demo.call<{ policy: PolicyDetail }>("policies.get", { id: "cn02-guarantee-fee" });
    const info = await stations.demo.call<{ name: string; phone: string }>("station.info", {});
    const { zxing, jsqr } = await decode(await page.screenshot());
    expect(jsqr).toBe(zxing[0]);
    const lines = (zxing[0] ?? "").split("\n");
    expect(lines[0]).toBe(policy.titleZh);
    expect(lines[1]).toBe("现行，请核实");
    expect(lines.some((line) => line.includes(policy.source.section))).toBe(true);
    expect(lines.at(-1)).toContain(info.phone);
  });
}

test("187 and 2 of 200 is exactly 5.50 %, and the formula goes along", async ({ page, stations }) => {
  await open(page, stations.demo.url, "/policies/sh0-stable-post-refund");
  await tap(page, page.locator('.acts [data-variant="main"]'));
  const boxes = page.locator(".box");
  for (const [index, digits] of ["200", "187", "2", "100000"].entries()) {
    await tap(page, boxes.nth(index));
    for (const digit of digits) await tap(page, page.locator(".pad-key").getByText(digit, { exact: true }));
  }
  if ((await page.locator(".answer-card").count()) === 0) await tap(page, page.locator(".acts .btn").first());
  await expect(page.locator(".formula")).toContainText("5.50%");
  await expect(page.locator(".answer-card")).toContainText("没有超过 5.5%");
  await expect(page.locator(".answer-sum")).toContainText("60,000.00 元");
  await tap(page, page.locator('.acts [data-variant="main"]'));
  await page.locator(".calculator-code svg").waitFor();
  const { zxing } = await decode(await page.locator(".calculator-code").screenshot());
  expect(zxing[0]).toContain("1-(187+2)÷200=5.50%");
  expect(zxing[0]).toContain("60,000.00 元");
});

test("nobody at the start: no division by nothing", async ({ page, stations }) => {
  await open(page, stations.demo.url, "/calculators/stable-post-refund");
  const boxes = page.locator(".box");
  for (const [index, digits] of ["0", "1", "0", "5"].entries()) {
    await tap(page, boxes.nth(index));
    await tap(page, page.locator(".pad-key").getByText(digits, { exact: true }));
  }
  if ((await page.locator(".answer-card").count()) === 0) await tap(page, page.locator(".acts .btn").first());
  await expect(page.locator('.answer-card[data-kind="fault"]')).toContainText("不能是 0");
  await expect(page.locator('.acts [data-variant="main"]')).toBeDisabled();
});

test("what a service's document leaves out says: ask staff", async ({ page, stations }) => {
  await open(page, stations.demo.url);
  await tap(page, page.locator(".door-policies"));
  await tap(page, page.locator(".situation-more").last());
  await tap(page, page.locator('[data-page="guide"] .row').first());
  await expect(page.locator(".column")).toHaveCount(4);
  await expect(page.locator('.column [data-unsaid="true"]').first()).toContainText("请问工作人员");
});
