import type { Concept } from "./concept.ts";

/** Single matters at the workplace. */
export const WORKPLACE: readonly Concept[] = [
  {
    id: "unpaid-wages",
    strength: "topic",
    zh: "欠薪 拖欠工资 讨薪 拖工资 欠工资 不发工资 工资不发 老板不给钱 要不到工资 克扣工资 扣工资 没发工资 工资没给 老板跑了 讨工资 要工资 发不出工资",
    pattern:
      /(?:拖|欠|扣|赖|压|不发|不给|没给|没发|少发|少给).{0,6}(?:工资|薪水|薪|工钱|血汗钱|加班费)|(?:工资|薪水|工钱|加班费).{0,8}(?:拖|欠|扣|赖|不发|没发|不给|没给|没拿到|要不到|没到账|不付|没付)/,
    en: "not paid|unpaid wage*|unpaid salary|owes me|owe me|did not pay|didn't pay|hasn't paid|has not paid|won't pay|withh*|wage arrears|refuses to pay|not paying me|wages not paid|back pay|unpaid overtime",
  },
  {
    id: "dispute",
    strength: "topic",
    zh: "纠纷 仲裁 调解 维权 打官司 劳动争议 劳动纠纷 矛盾 辞退 开除 解雇 赔偿 加班费 没签合同 不签合同 劳动仲裁 劳动监察 经济补偿 违法解除 闹矛盾 吵架 告老板 告公司 告单位 补偿金 补偿 讨说法 无故辞退 被开除 炒了我",
    pattern:
      /(?:单位|公司|老板|厂里|领导).{0,8}(?:辞退|开除|炒|赶|裁掉|欺负|不讲理|嫌弃|不要我|不签|不交社保|违法)|(?:和|跟|同)(?:单位|公司|老板|厂里|领导).{0,5}(?:吵|闹|纠纷|矛盾|打官司)/,
    en: "dispute|mediat*|arbitrat*|sue my|unfair dismissal|unfairly dismissed|wrongful*|conflict with my|argument with my boss|labour right*|labor right*|compensation|fired me|dismissed me|dismiss*|quarrel",
    benefits: ["dispute"],
  },
  {
    id: "labour-rules",
    strength: "topic",
    zh: "规范用工 用工指导 劳动合同 合同模板 合同样本 合同范本 劳动合同范本 市场工资 工资指导价 工资价位 用工风险 用工政策 合同怎么写 用工合同 工资指导价位 合同示范文本",
    pattern: /(?:合同).{0,5}(?:模板|样本|范本|怎么写|怎么签|格式)/,
    en: "labour contract|labor contract|contract template|model contract|employment contract|wage guide|market wage|employment rules|labour rules|salary guide",
  },
  {
    id: "labour-law",
    strength: "topic",
    zh: "劳动法 法律诊所 劳动法律 律师咨询 法律咨询 法律援助 法宣 法律服务 合规 法律问题 普法 用工法律",
    en: "labour law|labor law|legal advice|law clinic|legal clinic|legal help|lawyer",
  },
  {
    id: "negotiated-pay",
    strength: "topic",
    zh: "轮休 调薪 降薪 减薪 降工资 轮岗 弹性工作 弹性工时 集中休假 协商 轮班 民主协商 晚发工资 放长假 轮流上班",
    pattern: /(?:和|跟|同)(?:职工|员工|工人).{0,4}(?:商量|协商|谈)/,
    en: "pay cut|cut pay|cut wages|reduce wages|reduce pay|rotation|negotiat*|flexible hours agreement|agree with staff|short-time",
  },
  {
    id: "covid",
    strength: "topic",
    zh: "新冠 疫情 阳过 核酸 隔离 密接 复工 返岗 封控 新冠肺炎 得过新冠 阳性 复工复产",
    en: "covid*|epidemic|pandemic|quarantine|coronavirus|lockdown|reopen*",
  },
  {
    id: "discrimination",
    strength: "topic",
    zh: "歧视 拒绝录用 拒录 不录用 就业歧视 因为阳过不要",
    en: "discriminat*|refuse to hire|refused to hire|reject me",
  },
  {
    id: "fraud",
    strength: "topic",
    zh: "骗补 套补 冒领 举报 骗取 骗补贴 套取 假材料 骗子 虚报 作假 骗钱 造假 黑中介 弄虚作假 代办骗人",
    pattern: /(?:骗|套|冒|假).{0,3}(?:补贴|补助|补)|中介.{0,6}(?:收费|骗|包办|包过)/,
    en: "fraud*|cheat*|scam|false claim|report someone|fake document*|swindle*",
  },
];
