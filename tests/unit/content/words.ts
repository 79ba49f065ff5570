/**
 * What an advert must not say. Limits of sex, age, origin, looks or family: 就业促进法 and the notice on recruitment
 * information (product.md §0 row 4); money asked of a jobseeker: product.md I15.
 */
export const FORBIDDEN_WORDS: readonly (readonly [string, RegExp])[] = [
  [
    "a limit of age",
    /岁以下|岁以内|岁之间|岁以上者优先|周岁|不超过\s*\d+\s*岁|\d+\s*[-–—~至到]\s*\d+\s*岁|年轻|90后|00后/,
  ],
  ["a limit of sex", /限男|限女|男性|女性|男士|女士|男女|女生|男生|小妹|小哥|阿姨|大姐|大叔/],
  ["a limit of origin", /户籍|户口|沪籍|本地人|外地|外来|本市人/],
  ["a limit of family", /已婚|未婚|已育|未育|单身|孕/],
  ["a limit of looks or health", /身高|体重|五官|形象|气质|颜值|乙肝|残疾人勿|无残疾|健全/],
  ["a limit of belief or birth", /民族|宗教|信仰|属相|星座|血型/],
  [
    "money asked of the jobseeker",
    /押金|保证金|押证|扣证|培训费|服装费|体检费|中介费|报名费|工本费|建档费|材料费|垫付|先交|缴费|贷款/,
  ],
  ["pay that says nothing", /面议|高薪|月入过万|轻松赚|躺赚|刷单/],
  ["a contact: the station passes it on", /\d{7,}|微信号?[:：]|加微|扫码加|QQ|@/],
];

/** The only words about age that an advert of ours may hold: they open a door. */
export const AGE_WORDS = /年龄不限|50 岁以上可做|退休人员可做/g;
