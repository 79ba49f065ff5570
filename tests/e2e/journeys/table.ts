import type { JobsAnswer } from "../../../shared/contract/jobs.ts";
import { decode } from "../support/codes.ts";
import { geometryFaults } from "../support/geometry.ts";
import { QR_HOSTS_OF_TESTS } from "../support/pages.ts";
import { chooseMode, settled } from "../support/scenes.ts";
import type { Walk } from "./walk.ts";

/** The reference panel of the viewports. */
const MM_PER_PX = 0.248;

export interface Journey {
  readonly id: string;
  readonly who: string;
  /** Touches from the home screen (product.md §3.3); digits are counted apart. */
  readonly budget: number;
  readonly walk: (walk: Walk) => Promise<void>;
  /** What of the journey is not there, though what is there was walked. */
  readonly unmet?: string;
}

/** The numbered rings of the list: walk, bicycle, bus, any. */
const WALK_RING = ".reaches .choice";
const FIRST_JOB = ".job-card .btn";

async function kindOfWork(walk: Walk, name: string): Promise<void> {
  await walk.touch(walk.page.locator(".kinds .choice").getByText(name, { exact: true }));
}

export const JOURNEYS: readonly Journey[] = [
  {
    id: "J1",
    who: "laid off at 55, part-time near home",
    budget: 4,
    walk: async (walk) => {
      await walk.touch(".tile-hero");
      await walk.touch(WALK_RING);
      await kindOfWork(walk, "兼职");
      await walk.touch(FIRST_JOB);
      await walk.at("job");
      const answer = await walk.stations.demo.call<JobsAnswer>("jobs.search", {
        filters: { withinKm: 1.1, employmentTypes: ["兼职"] },
        sort: "distance",
        pageSize: 1,
      });
      const [nearest] = answer.items;
      const shown = await walk.page.locator("main, header").allInnerTexts();
      walk.must(nearest !== undefined && shown.join(" ").includes(nearest.employer), "not the nearest part-time job");
    },
  },
  {
    id: "J2",
    who: "graduate looking for a traineeship",
    budget: 3,
    walk: async (walk) => {
      await walk.touch(".tile-hero");
      await kindOfWork(walk, "见习");
      await walk.touch(FIRST_JOB);
      await walk.at("job");
      walk.must((await walk.page.locator("main").innerText()).includes("见习"), "the job is no traineeship");
    },
  },
  {
    id: "J3",
    who: "resident in a wheelchair",
    budget: 4,
    unmet: "reading aloud is not there yet; walked in low reach only",
    walk: async (walk) => {
      await chooseMode(walk.page, "low");
      const within = async () => {
        const faults = await geometryFaults(walk.page, { mmPerPx: MM_PER_PX, step: "normal", reach: "low" });
        walk.must(faults.length === 0, `out of reach or too small: ${faults.join("; ")}`);
      };
      await within();
      await walk.touch(".tile-hero");
      await within();
      await walk.touch(WALK_RING);
      await walk.touch(FIRST_JOB);
      await walk.at("job");
      await within();
    },
  },
  {
    id: "J4",
    who: "gig worker who needs pay this week",
    budget: 3,
    walk: async (walk) => {
      await walk.touch(".tile-hero");
      await kindOfWork(walk, "零工");
      await walk.touch(FIRST_JOB);
      await walk.at("job");
      const words = await walk.page.locator("main").innerText();
      walk.must(/元 \/ (小时|天|件|周)/.test(words), "the period of pay is not shown");
      walk.must(words.includes("来源"), "the source is not shown");
    },
  },
  {
    id: "J5",
    who: "on unemployment benefit: what must I do",
    budget: 4,
    walk: async (walk) => {
      await walk.touch(".door-policies");
      await walk.touch(walk.page.locator("main button").getByText("没工作了", { exact: true }));
      await walk.touch(".row");
      await walk.at("policy");
      walk.must((await walk.page.locator("main").innerText()).includes("带什么"), "no list of what to bring");
    },
  },
  {
    id: "J6",
    who: "wants a guaranteed loan to start a business",
    budget: 6,
    walk: async (walk) => {
      await walk.touch(".door-policies");
      await walk.touch(".policies-head .btn");
      await walk.touch(walk.page.getByRole("button", { name: "创业贷款" }));
      await walk.touch(walk.page.locator(".row", { hasText: "贷款" }).first());
      await walk.at("policy");
      const words = await walk.page.locator("main").innerText();
      walk.must(words.includes("贷款"), "not about a loan");
    },
  },
  {
    id: "J7",
    who: "employer asks about the stable-post refund",
    budget: 6,
    walk: async (walk) => {
      const { page } = walk;
      await walk.touch(".door-policies");
      await walk.touch(".policies-head .btn");
      await walk.touch(page.getByRole("button", { name: "稳岗返还" }));
      await walk.touch(".row");
      await walk.at("policy");
      await walk.touch('.acts [data-variant="main"]');
      await walk.at("calculator");
      for (const [index, digits] of ["200", "187", "2", "100000"].entries()) {
        if (index > 0) await page.locator(".box").nth(index).tap();
        await walk.digits(".pad-key", digits);
      }
      await settled(page);
      await page.locator(".answer-card").waitFor();
      walk.must((await page.locator(".answer-card").innerText()).includes("5.5"), "the rate is not shown");
    },
  },
  {
    id: "J8",
    who: "newcomer who reads little Chinese",
    budget: 4,
    walk: async (walk) => {
      await walk.touch(".dock-language");
      await walk.touch(".tile-hero");
      await walk.touch(FIRST_JOB);
      await walk.touch('.acts [data-variant="main"]');
      await walk.at("take");
      walk.must((await walk.page.locator("h1").first().innerText()).startsWith("Scan"), "the page is not in English");
    },
  },
  {
    id: "J9",
    who: "wants to talk to a counsellor",
    budget: 4,
    walk: async (walk) => {
      await walk.touch(".door-bookings");
      await walk.touch(".booking-service");
      await walk.touch(".booking-time");
      await walk.at("contact");
    },
    unmet:
      "the four touches lead to the kept time; surname, form of address and number follow (tests/e2e/bookings.spec.ts)",
  },
  {
    id: "J11",
    who: "an 80-year-old who needs somebody",
    budget: 1,
    unmet: "the call for staff only; a helper elsewhere is not there yet",
    walk: async (walk) => {
      await walk.touch(".dock-help");
      await walk.page.locator("[data-call=waiting]").waitFor();
    },
  },
  {
    id: "J12",
    who: "passer-by with two minutes",
    budget: 2,
    walk: async (walk) => {
      await walk.touch(".door-platforms");
      const { zxing } = await decode(await walk.page.locator(".coded > li").first().screenshot());
      const host = new URL(zxing[0] ?? "").host;
      walk.must(QR_HOSTS_OF_TESTS.includes(host), `the code leads to ${host}`);
    },
  },
  {
    id: "+",
    who: "nothing matches",
    budget: 1,
    walk: async (walk) => {
      const promise = await walk.page.locator(".relax-count").first().innerText();
      await walk.touch(".relax-row");
      const found = await walk.page.locator("h1 em").innerText();
      walk.must(promise.startsWith(found), `promised ${promise}, found ${found}`);
    },
  },
];

/** Walked elsewhere or not at all, with the reason. */
export const NOT_WALKED = [{ id: "J10", budget: 12, reason: "walked by the desk's own tests (tests/e2e)" }] as const;
