import { CalendarDotsIcon } from "@phosphor-icons/react/dist/csr/CalendarDots";
import { ChatsCircleIcon } from "@phosphor-icons/react/dist/csr/ChatsCircle";
import { HandCoinsIcon } from "@phosphor-icons/react/dist/csr/HandCoins";
import { QrCodeIcon } from "@phosphor-icons/react/dist/csr/QrCode";
import { SignpostIcon } from "@phosphor-icons/react/dist/csr/Signpost";

/** A way into the kiosk. Its two lines are `home.door.<id>`; the second is a live fact where the page knows one. */
interface Door {
  readonly id: string;
  readonly icon: typeof HandCoinsIcon;
  readonly family: "pine" | "plum" | "lake" | "apricot";
  readonly to: "/policies" | "/guide" | "/platforms" | "/events" | "/bookings";
}

/** Tiles between the hero and the wide tile; the first four are shown, so a new one takes its place by standing above. */
const ALL_DOORS = [
  { id: "policies", icon: HandCoinsIcon, family: "pine", to: "/policies" },
  { id: "bookings", icon: ChatsCircleIcon, family: "plum", to: "/bookings" },
  { id: "platforms", icon: QrCodeIcon, family: "lake", to: "/platforms" },
  { id: "events", icon: CalendarDotsIcon, family: "apricot", to: "/events" },
  // Reached from the policies as well: the one that gives way when there is a fifth.
  { id: "guide", icon: SignpostIcon, family: "plum", to: "/guide" },
] as const satisfies readonly Door[];
const MOST_DOORS = 4;

export type DoorId = (typeof ALL_DOORS)[number]["id"];
export const DOORS = ALL_DOORS.slice(0, MOST_DOORS);
