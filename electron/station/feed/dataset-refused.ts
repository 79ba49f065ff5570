import type { FeedRefusal } from "../../../shared/contract/feed.ts";

/** A dataset is not what its signed manifest says; nothing of it may be used. */
export class DatasetRefused extends Error {
  override readonly name = "DatasetRefused";
  readonly reason: FeedRefusal;
  constructor(reason: FeedRefusal, detail: string) {
    super(detail);
    this.reason = reason;
  }
}
