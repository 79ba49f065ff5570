import type { FeedRefusal } from "../../../shared/contract/feed.ts";

/** A feed's folder or address could not be read: no permission, a broken stick, a server that fails. */
export class FeedUnreadable extends Error {
  override readonly name = "FeedUnreadable";
  readonly reason: FeedRefusal;
  /** Seconds that the server asked to be left alone; null = it did not. */
  readonly retryAfterSeconds: number | null;
  constructor(reason: FeedRefusal, detail: string, retryAfterSeconds: number | null = null) {
    super(detail);
    this.reason = reason;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
