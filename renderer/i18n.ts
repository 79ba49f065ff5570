import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import enBookings from "../resources/locales/en/bookings.json";
import enCalculators from "../resources/locales/en/calculators.json";
import enCommon from "../resources/locales/en/common.json";
import enEvents from "../resources/locales/en/events.json";
import enGuide from "../resources/locales/en/guide.json";
import enHome from "../resources/locales/en/home.json";
import enJobs from "../resources/locales/en/jobs.json";
import enMatch from "../resources/locales/en/match.json";
import enPlatforms from "../resources/locales/en/platforms.json";
import enPolicies from "../resources/locales/en/policies.json";
import enSearch from "../resources/locales/en/search.json";
import enStaff from "../resources/locales/en/staff.json";
import enType from "../resources/locales/en/type.json";
import zhBookings from "../resources/locales/zh-CN/bookings.json";
import zhCalculators from "../resources/locales/zh-CN/calculators.json";
import zhCommon from "../resources/locales/zh-CN/common.json";
import zhEvents from "../resources/locales/zh-CN/events.json";
import zhGuide from "../resources/locales/zh-CN/guide.json";
import zhHome from "../resources/locales/zh-CN/home.json";
import zhJobs from "../resources/locales/zh-CN/jobs.json";
import zhMatch from "../resources/locales/zh-CN/match.json";
import zhPlatforms from "../resources/locales/zh-CN/platforms.json";
import zhPolicies from "../resources/locales/zh-CN/policies.json";
import zhSearch from "../resources/locales/zh-CN/search.json";
import zhStaff from "../resources/locales/zh-CN/staff.json";
import zhType from "../resources/locales/zh-CN/type.json";

export const LANGUAGES = ["zh-CN", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

const zh = {
  bookings: zhBookings,
  calculators: zhCalculators,
  common: zhCommon,
  events: zhEvents,
  guide: zhGuide,
  home: zhHome,
  jobs: zhJobs,
  match: zhMatch,
  platforms: zhPlatforms,
  policies: zhPolicies,
  search: zhSearch,
  staff: zhStaff,
  type: zhType,
};
const en = {
  bookings: enBookings,
  calculators: enCalculators,
  common: enCommon,
  events: enEvents,
  guide: enGuide,
  home: enHome,
  jobs: enJobs,
  match: enMatch,
  platforms: enPlatforms,
  policies: enPolicies,
  search: enSearch,
  staff: enStaff,
  type: enType,
};

export const RESOURCES = { "zh-CN": zh, en } as const;

/** Both languages lie in the bundle; a missing key shows as ⟦key⟧, which the end-to-end tests look for. */
export function startI18n(language: Language) {
  const instance = i18next.createInstance();
  instance.use(initReactI18next).init({
    lng: language,
    resources: RESOURCES,
    ns: Object.keys(zh),
    defaultNS: "common",
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    parseMissingKeyHandler: (key) => `⟦${key}⟧`,
    react: { useSuspense: false },
  });
  return instance;
}
