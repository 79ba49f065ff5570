import { z } from "zod";
import { CALL_PHASES } from "../calls/words.ts";
import { procedure, staffReading, staffWriting, writing } from "./procedure.ts";

/** A call for a person at the machine. Who calls is not asked, and nothing is kept but when. */
export const staffCall = z.object({
  id: z.string(),
  phase: z.enum(CALL_PHASES),
  /** ISO, by the station's clock. */
  since: z.string(),
  /** Whole seconds since the call, by a clock that only rises. */
  waitedSeconds: z.number().int(),
});
export type StaffCall = z.infer<typeof staffCall>;

const answer = z.object({ call: staffCall.nullable() });
const which = z.object({ id: z.string().max(80) });

export const calls = {
  /** Calls, or answers with the call that stands already: pressing again does not make a second one. */
  call: writing.input(z.object({}).optional()).output(z.object({ call: staffCall })),
  /** How it stands; null = nobody is calling. */
  state: procedure.input(z.object({}).optional()).output(answer),
  /** The resident no longer needs anybody, or somebody has come. */
  end: writing.input(which).output(answer),
  /** For the desk: the call to answer, null = none. */
  open: staffReading.input(z.object({}).optional()).output(answer),
  /** For the desk: somebody is on the way. A call that is over is answered with null. */
  answer: staffWriting.input(which).output(answer),
};
