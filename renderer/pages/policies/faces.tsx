import { BriefcaseIcon } from "@phosphor-icons/react/dist/csr/Briefcase";
import { BuildingsIcon } from "@phosphor-icons/react/dist/csr/Buildings";
import { CalendarDotsIcon } from "@phosphor-icons/react/dist/csr/CalendarDots";
import { ChatsCircleIcon } from "@phosphor-icons/react/dist/csr/ChatsCircle";
import { ClockIcon } from "@phosphor-icons/react/dist/csr/Clock";
import { CoinsIcon } from "@phosphor-icons/react/dist/csr/Coins";
import { FileTextIcon } from "@phosphor-icons/react/dist/csr/FileText";
import { FolderOpenIcon } from "@phosphor-icons/react/dist/csr/FolderOpen";
import { GraduationCapIcon } from "@phosphor-icons/react/dist/csr/GraduationCap";
import { HandCoinsIcon } from "@phosphor-icons/react/dist/csr/HandCoins";
import { HandHeartIcon } from "@phosphor-icons/react/dist/csr/HandHeart";
import { ScalesIcon } from "@phosphor-icons/react/dist/csr/Scales";
import { StorefrontIcon } from "@phosphor-icons/react/dist/csr/Storefront";
import type { BenefitType, PolicyStatus } from "../../../shared/policies/words.ts";
import { Disk, type Family } from "../../design/row.tsx";
import { isOver } from "./status.tsx";

interface Face {
  readonly icon: typeof CoinsIcon;
  readonly family: Family;
}

const MONEY: Face = { icon: CoinsIcon, family: "lake" };
const LESS_TO_PAY: Face = { icon: HandCoinsIcon, family: "pine" };
const BUSINESS: Face = { icon: StorefrontIcon, family: "apricot" };
const WORK: Face = { icon: BriefcaseIcon, family: "lake" };
const HELP: Face = { icon: HandHeartIcon, family: "plum" };
const ADVICE: Face = { icon: ChatsCircleIcon, family: "lake" };
const EMPLOYER: Face = { icon: BuildingsIcon, family: "indigo" };
const LEARN: Face = { icon: GraduationCapIcon, family: "pine" };
const LAW: Face = { icon: ScalesIcon, family: "indigo" };

/** One picture for each kind of thing one gets. */
const FACES: Readonly<Record<BenefitType, Face>> = {
  subsidy: MONEY,
  cash_support: MONEY,
  award: MONEY,
  refund: LESS_TO_PAY,
  fee_reduction: LESS_TO_PAY,
  tax_relief: LESS_TO_PAY,
  deferral: LESS_TO_PAY,
  loan: BUSINESS,
  startup: BUSINESS,
  recruitment: WORK,
  placement: WORK,
  placement_job: WORK,
  matching: WORK,
  assistance: HELP,
  guarantee: HELP,
  info: ADVICE,
  guidance: ADVICE,
  registration_help: ADVICE,
  employer_service: EMPLOYER,
  talent: EMPLOYER,
  event: { icon: CalendarDotsIcon, family: "apricot" },
  training: LEARN,
  skills: LEARN,
  records: { icon: FolderOpenIcon, family: "apricot" },
  flexible_work: { icon: ClockIcon, family: "plum" },
  rights: LAW,
  dispute: LAW,
  rule: LAW,
};
const ENDED: Face = { icon: FileTextIcon, family: "off" };

export function PolicyDisk({ benefit, status }: { readonly benefit: BenefitType; readonly status: PolicyStatus }) {
  const { icon: Icon, family } = isOver(status) ? ENDED : FACES[benefit];
  return (
    <Disk family={family}>
      <Icon weight="duotone" aria-hidden="true" />
    </Disk>
  );
}
