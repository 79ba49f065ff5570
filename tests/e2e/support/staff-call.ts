import type { Page } from "@playwright/test";
import type { StaffCall } from "../../../shared/contract/calls.ts";
import { tap } from "./scenes.ts";

const SINCE = "2026-11-20T01:41:00.000Z";

/**
 * Answers the page's questions about calls in the station's place: how a call stands depends on a desk and on minutes,
 * and stations are shared between tests. The station's own answers are tested without a screen.
 */
export async function callStands(page: Page, stands: Pick<StaffCall, "phase" | "waitedSeconds">): Promise<void> {
  const call: StaffCall = { id: "call-of-a-test", since: SINCE, ...stands };
  await page.route(/\/rpc\/calls\/(call|state|end)$/, (route) =>
    route.fulfill({ json: { json: { call: route.request().url().endsWith("/end") ? null : call } } }),
  );
}

/** Presses the button of the dock and sees the call stand like this. */
export async function callStaff(page: Page, stands: Pick<StaffCall, "phase" | "waitedSeconds">): Promise<void> {
  await callStands(page, stands);
  await tap(page, page.locator(".dock-help"));
  await page
    .locator(`[data-call="${stands.phase === "waiting" && stands.waitedSeconds >= 60 ? "unanswered" : stands.phase}"]`)
    .waitFor();
}
