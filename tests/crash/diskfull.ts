import { type Experiment, outcome } from "./experiment.ts";
import { onSmallDisk } from "./sandbox.ts";

const DISK_KIB = 12_288;

interface Report {
  readonly full: { readonly booked: number; readonly refused: number };
  readonly lostWhileFull: number;
  readonly reopenedFull: { readonly opened: boolean; readonly codes: readonly string[]; readonly sentences: boolean };
  readonly lostAfterwards: number;
  readonly bookedAfterRoomWasMade: number;
  readonly readOnly: { readonly opened: boolean; readonly codes: readonly string[]; readonly sentences: boolean };
  readonly lostAtLast: number;
  readonly unexpected: readonly string[];
}

/** A real disk, small and full: bookings stop with a sentence, none is lost, and all goes on when there is room. */
export const diskfull: Experiment = async () => {
  const report = await onSmallDisk<Report>("diskfull-child.ts", DISK_KIB);
  const { full, reopenedFull, readOnly } = report;
  const lost = report.lostWhileFull + report.lostAfterwards + report.lostAtLast;
  return outcome({ ...report }, [
    [lost === 0, `${lost} acknowledged bookings are gone`],
    [full.booked > 0 && full.refused > 0, "the disk did not become full while bookings were made"],
    [report.unexpected.length === 0, `refused for another reason: ${report.unexpected[0] ?? ""}`],
    [reopenedFull.codes.length > 0 && reopenedFull.sentences, "opening on a full disk told staff nothing"],
    [report.bookedAfterRoomWasMade > 0, "no booking after room was made"],
    [
      readOnly.codes.includes("read-only") && !readOnly.opened,
      `a read-only disk was told as ${readOnly.codes.join(", ")}`,
    ],
  ]);
};
