import type { AdRule } from "./ad-rule.ts";

/** Money that nobody may ask of an applicant, whatever stands beside it. */
const FEES =
  "(?:(?:服装|工装|工服|制服|住宿|宿舍|工具|岗位|入职|上岗)?押金|抵押金|风险(?:抵押)?金|(?:中介|介绍|入职|上岗|岗位|挂靠|推荐|面试|办卡)费用?)";
/** Money that is harmless in a list of benefits or duties, and a fee when it is paid or priced. */
const SOME_FEES =
  "(?:(?:岗位|入职|上岗|工作|服务|诚信)?保证金|(?:岗前|入职|上岗|技能|技术|专业)?培训(?:费用?|学费)|(?:报名|服装|工装|工服|制服|建档|登记|信息|档案|办证|资料|材料|手续|体检|健康证|保险|学|管理|会员|宿舍|教材|考试|考证)费用?|定金|订金)";
const PAYING =
  "(?:先|预先|提前|需要?|须|要|应|必须|自行|另|均|一次性)?(?:交纳?|缴纳?|收取?|付|支付|预付|扣除?|垫付)(?:一定(?:的|数额的?)?|相应的?|少量)?\\s*(?:[0-9]+\\s*元)?(?:的)?";
const BY_ONESELF =
  "(?:由?(?:个人|本人|员工|自己|应聘者|求职者)(?:自行)?(?:承担|支付|负担|出)|自理|自费|自付|自行(?:承担|支付|解决|负担))";
const PRICE = "\\s*[:：]?\\s*[0-9]{2,5}\\s*元?";

const NOT_CHARGED =
  /(?:(?:不|未|无需|无须|不需|无|免|零|(?<![0-9.])0(?![0-9.])|没有|严禁|禁止|不得|拒绝|杜绝|绝不|从不|谢绝|免除|免收|全免|勿)[^,，。;；!！\n需]{0,8}?(?:收取?|缴纳?|交纳?|付|扣|产生|支付|承担|要求)?[^,，。;；!！\n]{0,14}|报销[^,，。;；\n]{0,6}|(?:公司|企业|单位|平台|政府|我们|店里|店方|由公司)(?:全额|全部)?(?:承担|支付|报销|补贴|提供|出)[^,，。;；\n]{0,8})$/;
/** Money of customers and contracts, which somebody has to look after. */
const OF_OTHERS =
  /(?:投标|履约|质量|质保|工程|租赁|租房|租客|租户|房屋|房租|房东|客户|客人|旅客|住户|业主|商户|商家|店铺|会员|学员|学生|家长|幼儿|考生|顾客|供应商|供货商|经销商|加盟商?|卖[方家]|买[方家]|对方|双方|期货|交易|信用|证券|贷款|保函|银行|农民工工资|用工|诉讼|海关|关税|合同|项目|预售|装修|车辆|租车|图书|水电|燃气|酒店|入住|消费者|投入|预算|负责|管理|核对|登记|催缴|催收|收缴|清点|审核|核算|办理|退还|收退|结算|统计|跟进|处理|各类|往来|押金条|台账)[^,，。;；\n]{0,12}$/;
const PAID_BY_EMPLOYER =
  /^(?:(?:为|是)?(?:零|0|〇)(?:元)?(?![0-9])|(?:均|都|全部|等|及其?他?|、[^,，。;；\n]{0,12})?(?:由)?(?:公司|企业|单位|平台|政府|店里|店方|我们)(?:统一)?(?:全额|全部)?(?:承担|支付|报销|补贴|出)|(?:均|全部|全额|一律|都|可以?)?(?:全免|免费|免收|免除|报销|不收|补贴|减免|豁免)|(?:的)?(?:收取|催缴|催收|管理|核对|退还|结算|核算|登记|审核|台账|统计|账户|业务|制度|收缴|比例|条例|追缴|补助|补贴))/;
/** A warning against such money is no demand for it. */
const WARNING = /^[^。\n]{0,20}(?:诈骗|骗子|欺诈|违法|违规|警惕|举报|谨防|请勿|切勿|上当|属(?:于)?骗)/;

const SPARE_BEFORE = new RegExp(`${NOT_CHARGED.source}|${OF_OTHERS.source}`);
const SPARE_AFTER = new RegExp(`${PAID_BY_EMPLOYER.source}|${WARNING.source}`);

/** Money or papers asked of applicants (押金, 培训费, 中介费 …). */
export const FEE_RULES: readonly AdRule[] = [
  {
    kind: "fee",
    pattern: new RegExp(`(?:${PAYING})?${FEES}(?:${PRICE})?`, "g"),
    spareBefore: SPARE_BEFORE,
    spareAfter: SPARE_AFTER,
  },
  {
    kind: "fee",
    pattern: new RegExp(
      `${PAYING}${SOME_FEES}(?:${PRICE})?|${SOME_FEES}(?:${PRICE}|(?:均|都|需要?|须)?${BY_ONESELF})`,
      "g",
    ),
    spareBefore: SPARE_BEFORE,
    spareAfter: SPARE_AFTER,
  },
  {
    kind: "fee",
    pattern: new RegExp(
      `(?:${FEES}|体检|健康证|保险|培训|服装|住宿)(?:均|都|需要?|须)?${BY_ONESELF}|(?:本人|个人|自己|员工)(?:自行)?(?:承担|支付|负担)(?:的)?${SOME_FEES}|${SOME_FEES}(?:需|须)?先[交付缴]|自费(?:培训|学习|体检|办理)|[0-9]{2,5}\\s*元(?:需|须)?${BY_ONESELF}|(?:需要?|须|必须|自行)(?:自)?购买?(?:工作服|工装|工服|制服|教材|公司产品)|(?:先|须|需要?)(?:交纳?|缴纳?|付)(?:一定(?:的)?)?费(?:用)?(?![者户])`,
      "g",
    ),
    spareBefore: NOT_CHARGED,
  },
  {
    kind: "fee",
    pattern:
      /培训贷|(?:贷款|分期)(?:付|交|缴)?(?:学费|培训|学习)|先(?:学习|培训)后(?:付款|付费|还款)|先(?:付款|付费|交费|缴费)(?:后|再)(?:培训|学习|上岗|入职)|(?:办理|需办|申请)(?:培训|助学)?贷款(?:入职|培训|学习|上岗)/g,
    spareBefore: /(?:非|不是|拒绝|无|杜绝|没有|不搞|不做|并非)[^,，。;；\n]{0,6}$/,
  },
  {
    kind: "fee",
    pattern: /(?:先|需先|须先|需要?|须)(?:交|缴|付)(?:纳)?\s*[0-9]{2,5}\s*元/g,
    spareBefore: /(?:客户|学员|会员|租户|家长|顾客|业主|无|不)[^,，。;；\n]{0,4}$/,
  },
  {
    kind: "fee",
    pattern:
      /[压押](?:半个?月|一个?月|[0-9]{1,2}天|[0-9]个月|半月|一周)(?:的)?(?:工资|薪资|薪水)|(?:扣|押)(?:第一个?月|首月)(?:的)?(?:工资|薪资)/g,
    spareBefore: /(?:不|无|绝不|从不)$/,
  },
  {
    kind: "fee",
    pattern:
      /\b(?:deposit|training fee|agency fee|application fee|registration fee|uniform fee)s? (?:is |are )?(?:required|payable|to be paid)\b|\bpay (?:a |an )?(?:deposit|training fee|agency fee|registration fee)\b/gi,
    spareBefore: /\b(?:no|not|never|without)\b[^.]{0,12}$/i,
  },
  {
    kind: "papers",
    pattern:
      /(?:扣|扣押|扣留|押|抵押|收取?|上交|留存)(?:员工|本人|应聘者)?(?:的)?(?:身份证|毕业证|学历证|资格证|证件)(?:原件)?/g,
    spareBefore: /(?:不|无需|严禁|禁止|不得|绝不|从不|不会|客户|学员|客人|旅客|住客)[^,，。;；\n]{0,6}$/,
    spareAfter: /^(?:复印件|照片|扫描件|信息|号)/,
  },
];
