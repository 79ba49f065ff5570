import { BabyIcon } from "@phosphor-icons/react/dist/csr/Baby";
import { BroomIcon } from "@phosphor-icons/react/dist/csr/Broom";
import { CalendarDotsIcon } from "@phosphor-icons/react/dist/csr/CalendarDots";
import { CoinsIcon } from "@phosphor-icons/react/dist/csr/Coins";
import { DesktopIcon } from "@phosphor-icons/react/dist/csr/Desktop";
import { FlowerIcon } from "@phosphor-icons/react/dist/csr/Flower";
import { ForkKnifeIcon } from "@phosphor-icons/react/dist/csr/ForkKnife";
import { HandHeartIcon } from "@phosphor-icons/react/dist/csr/HandHeart";
import { HourglassIcon } from "@phosphor-icons/react/dist/csr/Hourglass";
import { LightningIcon } from "@phosphor-icons/react/dist/csr/Lightning";
import { MoonIcon } from "@phosphor-icons/react/dist/csr/Moon";
import { StorefrontIcon } from "@phosphor-icons/react/dist/csr/Storefront";
import { StudentIcon } from "@phosphor-icons/react/dist/csr/Student";
import { SunIcon } from "@phosphor-icons/react/dist/csr/Sun";
import { SunHorizonIcon } from "@phosphor-icons/react/dist/csr/SunHorizon";
import { TruckIcon } from "@phosphor-icons/react/dist/csr/Truck";
import { UserIcon } from "@phosphor-icons/react/dist/csr/User";
import { WheelchairIcon } from "@phosphor-icons/react/dist/csr/Wheelchair";
import type { MatchWhen, MatchWho, MatchWork } from "../../../shared/match/words.ts";
import type { Family } from "../../design/row.tsx";

export interface Picture {
  readonly icon: typeof UserIcon;
  readonly family: Family;
}

/** The flower of the print stands for 都可以 everywhere. */
const ANY: Picture = { icon: FlowerIcon, family: "indigo" };

/** One picture an answer; distance has rings of its own. */
export const PICTURES: {
  readonly who: Readonly<Record<MatchWho, Picture>>;
  readonly work: Readonly<Record<MatchWork, Picture>>;
  readonly when: Readonly<Record<MatchWhen, Picture>>;
} = {
  who: {
    "over-50": { icon: UserIcon, family: "lake" },
    "lost-job": { icon: HourglassIcon, family: "plum" },
    graduate: { icon: StudentIcon, family: "pine" },
    gig: { icon: LightningIcon, family: "apricot" },
    founder: { icon: StorefrontIcon, family: "lake" },
    disabled: { icon: WheelchairIcon, family: "plum" },
    carer: { icon: BabyIcon, family: "pine" },
    any: ANY,
  },
  work: {
    care: { icon: HandHeartIcon, family: "plum" },
    shop: { icon: ForkKnifeIcon, family: "apricot" },
    clean: { icon: BroomIcon, family: "lake" },
    office: { icon: DesktopIcon, family: "pine" },
    carry: { icon: TruckIcon, family: "apricot" },
    internship: { icon: StudentIcon, family: "lake" },
    "own-business": { icon: StorefrontIcon, family: "plum" },
    any: ANY,
  },
  when: {
    "half-day": { icon: SunHorizonIcon, family: "apricot" },
    "full-day": { icon: SunIcon, family: "lake" },
    "daily-pay": { icon: CoinsIcon, family: "pine" },
    "weekend-night": { icon: MoonIcon, family: "plum" },
    any: { icon: CalendarDotsIcon, family: "indigo" },
  },
};
