/** An input file that cannot be read as rows at all. The message is for the operator. */
export class FeedInputError extends Error {
  override readonly name = "FeedInputError";
}
