import { expect, it } from "vitest";
import { FEED_REFUSALS, NEXT_TRIES } from "../../../shared/contract/feed.ts";
import { nextTryAfter, refusalText } from "../../../shared/feed/refusals.ts";

it.each(FEED_REFUSALS)("%s: one sentence a language, and a next try", (reason) => {
  const zh = refusalText(reason, "zh");
  expect(zh).toMatch(/^\p{Script=Han}.*。$/u);
  expect(zh).not.toMatch(/[,;?!]|:(?!\/\/)/);
  expect(refusalText(reason, "en")).toMatch(/^(?:[A-Z]|manifest\.json).*\.$/s);
  expect(NEXT_TRIES).toContain(nextTryAfter(reason));
});
