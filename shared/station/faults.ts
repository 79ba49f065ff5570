/** Technical numbers on the out-of-service page, for staff on the telephone; the page shows the one named by its hash. */
export const FAULTS = {
  /** station.json is wrong: waiting does not help, a technician does. */
  configuration: "K-101",
  /** The station could not be opened: disk, damaged data, missing seed. */
  station: "K-102",
  /** The main process met something it did not expect. */
  program: "K-103",
  /** The page failed more often than its budget allows. */
  page: "K-204",
} as const;
export type Fault = keyof typeof FAULTS;
