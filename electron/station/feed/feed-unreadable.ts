/** A feed's folder or address could not be read at all (no such protocol, no permission, a broken stick). */
export class FeedUnreadable extends Error {
  override readonly name = "FeedUnreadable";
}
