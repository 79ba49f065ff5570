import { CoinsIcon } from "@phosphor-icons/react/dist/csr/Coins";
import { GraduationCapIcon } from "@phosphor-icons/react/dist/csr/GraduationCap";
import { HandHeartIcon } from "@phosphor-icons/react/dist/csr/HandHeart";
import { ScalesIcon } from "@phosphor-icons/react/dist/csr/Scales";
import { StorefrontIcon } from "@phosphor-icons/react/dist/csr/Storefront";
import { StudentIcon } from "@phosphor-icons/react/dist/csr/Student";

/**
 * What people come to ask, in the words they use, to pick without typing. `words` is what the station searches for; the
 * names on the buttons are the locale's (policies.json, `matter`).
 */
export const TOPICS = [
  {
    id: "money",
    icon: CoinsIcon,
    family: "lake",
    matters: [
      { id: "unemployment", words: "失业金" },
      { id: "lowIncome", words: "低保" },
      { id: "trainingMoney", words: "技能提升补贴" },
      { id: "priceSubsidy", words: "物价补贴" },
    ],
  },
  {
    id: "help",
    icon: HandHeartIcon,
    family: "plum",
    matters: [
      { id: "hardship", words: "就业困难" },
      { id: "zeroFamily", words: "零就业家庭" },
      { id: "welfarePost", words: "公益性岗位" },
      { id: "disabled", words: "残疾人" },
    ],
  },
  {
    id: "graduate",
    icon: StudentIcon,
    family: "pine",
    matters: [
      { id: "internship", words: "见习" },
      { id: "archive", words: "档案" },
      { id: "soe", words: "国企招毕业生" },
      { id: "grassroots", words: "三支一扶" },
    ],
  },
  {
    id: "learn",
    icon: GraduationCapIcon,
    family: "apricot",
    matters: [
      { id: "training", words: "技能培训" },
      { id: "certificate", words: "考证" },
      { id: "guidance", words: "职业指导" },
      { id: "fair", words: "招聘会" },
    ],
  },
  {
    id: "business",
    icon: StorefrontIcon,
    family: "lake",
    matters: [
      { id: "loan", words: "创业贷款" },
      { id: "incubator", words: "创业孵化" },
      { id: "hiring", words: "单位招人补贴" },
      { id: "refund", words: "稳岗返还" },
    ],
  },
  {
    id: "right",
    icon: ScalesIcon,
    family: "indigo",
    matters: [
      { id: "dispute", words: "劳动争议" },
      { id: "deferral", words: "缓缴社保" },
      { id: "settlement", words: "落户" },
      { id: "flexible", words: "灵活就业" },
    ],
  },
] as const;
