/** Rows that no test of content or lookup can name, with the reason. Everything else must have one. */
export const REASONS: Readonly<Record<string, string>> = {
  R89: "a button of the frame of every page: the journeys over the screens press it",
  R96: "ratings and comments are not made: no page takes a resident's free text",
  R100: "how a station works, with the screen and at the counter: nothing that one test could see",
};
