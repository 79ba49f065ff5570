import { BroomIcon } from "@phosphor-icons/react/dist/csr/Broom";
import { DesktopIcon } from "@phosphor-icons/react/dist/csr/Desktop";
import { FactoryIcon } from "@phosphor-icons/react/dist/csr/Factory";
import { ForkKnifeIcon } from "@phosphor-icons/react/dist/csr/ForkKnife";
import { HandHeartIcon } from "@phosphor-icons/react/dist/csr/HandHeart";
import { TruckIcon } from "@phosphor-icons/react/dist/csr/Truck";

/**
 * Common work in the words people say, to pick without typing. `words` is what the station searches for (its language
 * is Chinese); the names on the buttons are the locale's (search.json, `occupation`).
 */
export const TRADES = [
  {
    id: "guard",
    icon: BroomIcon,
    family: "lake",
    occupations: [
      { id: "security", words: "保安" },
      { id: "cleaner", words: "保洁" },
      { id: "gatekeeper", words: "门卫" },
      { id: "gardener", words: "绿化" },
    ],
  },
  {
    id: "care",
    icon: HandHeartIcon,
    family: "plum",
    occupations: [
      { id: "carer", words: "护工" },
      { id: "housework", words: "家政" },
      { id: "nanny", words: "保姆" },
      { id: "childcare", words: "保育员" },
    ],
  },
  {
    id: "shop",
    icon: ForkKnifeIcon,
    family: "apricot",
    occupations: [
      { id: "salesperson", words: "店员" },
      { id: "cashier", words: "收银" },
      { id: "waiter", words: "服务员" },
      { id: "cook", words: "厨师" },
    ],
  },
  {
    id: "road",
    icon: TruckIcon,
    family: "pine",
    occupations: [
      { id: "driver", words: "司机" },
      { id: "courier", words: "快递员" },
      { id: "rider", words: "外卖" },
      { id: "mover", words: "搬运" },
    ],
  },
  {
    id: "works",
    icon: FactoryIcon,
    family: "indigo",
    occupations: [
      { id: "worker", words: "普工" },
      { id: "packer", words: "包装" },
      { id: "storekeeper", words: "仓管" },
      { id: "electrician", words: "电工" },
    ],
  },
  {
    id: "office",
    icon: DesktopIcon,
    family: "lake",
    occupations: [
      { id: "clerk", words: "文员" },
      { id: "service", words: "客服" },
      { id: "bookkeeper", words: "会计" },
      { id: "sales", words: "销售" },
    ],
  },
] as const;
