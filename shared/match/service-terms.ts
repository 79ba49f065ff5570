import type { GuideItem } from "../contract/guide.ts";
import type { Evidence, Term } from "./term.ts";
import type { MatchWho, MatchWork } from "./words.ts";

/** The facts of a service that a score may rest on: its number in the station's list. */
export type MatchService = Pick<GuideItem, "no" | "level">;
type ServiceTerm = Term<MatchService>;

interface Suggestion extends Evidence {
  readonly no: number;
  readonly who?: readonly MatchWho[];
  readonly work?: readonly MatchWork[];
  readonly points: number;
}

/** Which service of the list helps whom. */
const SUGGESTIONS: readonly Suggestion[] = [
  { no: 22, who: ["founder"], points: 30, zh: "想创业，可以约专家聊一聊", en: "Starting up: book an expert" },
  {
    no: 22,
    work: ["own-business"],
    points: 25,
    zh: "自己干，可以先问问专家",
    en: "Your own business: ask an expert first",
  },
  { no: 17, who: ["lost-job"], points: 30, zh: "没了工作，先办失业登记", en: "Out of work: register first" },
  {
    no: 18,
    who: ["disabled"],
    points: 25,
    zh: "难找工作，可以问就业困难认定",
    en: "Work is hard to get: ask about recognition",
  },
  {
    no: 8,
    who: ["graduate"],
    points: 25,
    zh: "刚毕业，有老师一起想想往哪走",
    en: "Just graduated: think it over with an adviser",
  },
  {
    no: 7,
    who: ["over-50", "gig", "carer"],
    points: 20,
    zh: "有人按您的情况荐岗位",
    en: "Staff recommend jobs that fit you",
  },
  { no: 11, work: ["internship"], points: 8, zh: "想先学一学，可以问培训", en: "To learn first: ask about courses" },
  { no: 3, points: 5, zh: "哪样合适拿不准，有人讲给您听", en: "Not sure what fits? Somebody explains" },
];

/** The score of a service is the sum of these. */
export const SERVICE_TERMS: readonly ServiceTerm[] = SUGGESTIONS.map(({ no, who, work, points, zh, en }) => ({
  fact: "audience",
  asked: { ...(who === undefined ? {} : { who }), ...(work === undefined ? {} : { work }) },
  points,
  find: (service) => (service.no === no ? { zh, en } : null),
}));
