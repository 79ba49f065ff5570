/** What a column of a source can be. `ignored` is a column that is known and not needed. */
export const IMPORT_FIELDS = [
  "id",
  "source",
  "title",
  "employer",
  "place",
  "city",
  "district",
  "street",
  "address",
  "lat",
  "lon",
  "employmentType",
  "salaryText",
  "salaryKind",
  "salaryMin",
  "salaryMax",
  "salaryUnit",
  "salaryMonths",
  "education",
  "experience",
  "openings",
  "tags",
  "description",
  "requirements",
  "datePosted",
  "validThrough",
  "applyUrl",
  "currency",
  "ignored",
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/**
 * Column names of the sources, Chinese and English, best first: of two columns of one field the earlier name is asked
 * first, and the later one fills its gaps. Names are compared by `headerKey`: small letters, no blanks, underscores,
 * hyphens or brackets. The names of our own normal and published forms are among them.
 */
export const COLUMN_NAMES: Readonly<Record<ImportField, string>> = {
  id: "id jobid positionid postid recruitid jobno jobcode positionno number 编号 岗位编号 职位编号 岗位id 职位id 岗位代码 职位代码 招聘编号 信息编号 需求编号 _id uuid identifier",
  source:
    "source 来源 信息来源 数据来源 来源网站 来源平台 网站 平台 发布平台 渠道 sourcename website site 发布机构 信息来源单位",
  title:
    "title 岗位名称 职位名称 招聘岗位 招聘职位 岗位 职位 招聘岗位名称 招聘职位名称 工种 工种名称 招聘工种 职位标题 岗位标题 标题 职务 职务名称 需求岗位 岗位需求 用工岗位 用工工种 拟招聘岗位 招工岗位 职业名称 工作岗位 岗位职务 jobtitle positionname jobname postname positiontitle position job name post posttitle businesstitle vacancy titlejd role occupation gwmc zwmc gzmc zpgw zpzw gwname",
  employer:
    "employer 单位名称 企业名称 公司名称 用人单位 招聘单位 用人单位名称 招聘单位名称 招聘企业 招聘公司 招聘企业名称 公司全称 企业全称 单位全称 公司 企业 单位 雇主 用工单位 用工企业 用工主体 需求单位 工作单位 机构名称 店铺名称 商户名称 门店名称 所属单位 所属公司 companyfullname companyname employername company corpname organization organisation hiringorganization nofficialname firm enterprise enterprisename agency employerfullname brandname companyshortname commonname 公司简称 企业简称 单位简称 品牌 depart department 部门 dwmc qymc gsmc yrdw zpdw dwname",
  place:
    "place 工作地点 工作地区 工作区域 上班地点 地点 地区 区域 所在地 所在地区 所在区域 工作地 就业地点 岗位地点 用工地点 用工地区 joblocation location worklocation workplace area region jobarea place2 worksite arealist 市区 省市区 行政区划 所属地区 招聘地区 workarea jobplace gzdd gzqy gzdq ssqy",
  city: "city 城市 工作城市 所在城市 市 地市 cityname jobcity workcity 城市名称 抓取城市 招聘城市 省 省份 province provincename addresslocality addressregion",
  district:
    "district 区县 行政区 所在区 区 所属区 区名 所属区县 工作区县 县区 区/县 cityzone county districtname oridistrict 市辖区 地区名称 qxmc ssqx",
  street:
    "street 街道 街镇 街道乡镇 乡镇 所属街道 所属街镇 商圈 businesszone businesszones businessdistrict businesscircle 社区 town 街道镇 街道/镇",
  address:
    "address 工作地址 详细地址 上班地址 地址 公司地址 单位地址 企业地址 办公地址 岗位地址 用工地址 联系地址 工作详细地址 面试地址 jobaddress workaddress companyaddress streetaddress addr 工作单位地址 具体地址 具体工作地点 详细工作地点 gzdz dwdz xxdz",
  lat: "lat latitude 纬度 lats 坐标纬度 y坐标",
  lon: "lon lng longitude 经度 long lons 坐标经度 x坐标",
  employmentType:
    "employmenttype 工作性质 用工性质 用工形式 用工类型 工作类型 岗位性质 职位性质 职位类型 就业形式 岗位类别 招聘类型 工作方式 jobnature jobtype worktype type employment fulltimepartparttime fulltimeparttime 全职兼职 全职/兼职 用工方式 岗位类型 合同类型 职位类别",
  salaryText:
    "salarytext 薪资 薪酬 工资 月薪 薪资待遇 工资待遇 薪资范围 薪酬范围 薪资水平 薪酬待遇 待遇 薪水 月工资 工资标准 岗位薪资 岗位工资 薪资区间 薪酬区间 月薪范围 工资范围 工资区间 报酬 劳动报酬 基本劳动报酬 提供月薪 月收入 日薪 时薪 年薪 底薪 工资薪金 岗位薪酬 综合薪资 综合工资 薪资标准 salary pay wage wages money jobsalary providesalary payrange salaryrange compensation salarydesc provideSalaryString salarystr 薪资描述 薪资文本 月薪元 xzdy xzfw xzdyfw gzdy xcdy yx gzfw",
  salaryKind: "薪资类型 工资类型 薪酬类型 salarytype salarykind 是否面议 计薪类型",
  salaryMin:
    "salarymin 最低薪资 最低工资 最低月薪 薪资下限 工资下限 薪酬下限 起薪 薪资范围起 薪资起 月薪下限 最低薪酬 月薪起 薪资最低 工资最低 minsalary lowsalary bottomsalary salarylow salaryfrom minwages minwage minpay salaryrangefrom salarystart 最小薪资 最低月工资",
  salaryMax:
    "salarymax 最高薪资 最高工资 最高月薪 薪资上限 工资上限 薪酬上限 薪资范围至 薪资止 月薪上限 最高薪酬 月薪止 薪资最高 工资最高 maxsalary highsalary topsalary salaryhigh salaryto maxwages maxwage maxpay salaryrangeto salaryend 最大薪资 最高月工资",
  salaryUnit:
    "salaryunit 薪资单位 计薪单位 薪酬单位 薪资周期 计薪周期 计薪方式 发薪周期 payunit salaryfrequency payfrequency salaryperiod 工资单位 unittext",
  salaryMonths: "salarymonths 薪资月数 发薪月数 年薪月数 几薪 salarymonth 薪数",
  education:
    "education 学历 学历要求 文化程度 最低学历 教育程度 文化程度要求 学历层次 要求学历 edu degree educationlevel edulevel educationbackground reqedu educationrequirement qualification jobeducation degreename 文化要求 学历背景 学历限制 xlyq xl whcd zdxl",
  experience:
    "experience 工作经验 经验 工作年限 经验要求 工作经验要求 工作年限要求 年限 从业经验 exp workexperience workyear workyears reqworkyears experiencerequirement jobexperience oriexperience experiencename 经验年限 工作经历 gzjy gznx gzjyyq",
  openings:
    "openings 招聘人数 人数 需求人数 招收人数 招工人数 岗位数 数量 招聘数量 需求数 招用人数 拟招人数 用工人数 缺工人数 空缺数 招聘名额 名额 岗位人数 计划招聘人数 需求数量 num headcount totaljobopenings positioncount recruitnum numberofpositions vacancies ofpositions hirenum recruitnumber quantity 需求 zprs xqrs zpsl",
  tags: "tags 标签 福利 福利待遇 职位福利 岗位福利 公司福利 职位标签 岗位标签 福利标签 待遇福利 亮点 职位亮点 技能标签 关键词 关键技术 技能 welfare benefits jobtags jobwelf positionadvantage jobadvantage treatment skills keywords skilltags positionlables positionlabels label labels welfarelist companylabellist 社会保险 食宿情况 食宿 班次 工作时间 工时制度 休息休假 上班时间 worktime workhours shift 时间要求 保险",
  description:
    "description 岗位职责 职位描述 岗位描述 工作内容 工作职责 职位详情 岗位详情 岗位说明 职位信息 岗位信息 工作描述 职责描述 主要职责 岗位内容 岗位介绍 职位介绍 岗位主要职责 职位职责 详情 描述 介绍 jobdescription jobdesc desc detail content jobdetail positiondetail duties responsibilities responsibility jobcontent positiondescription jobinfo 备注说明 工作要求内容 gwzz gwms gznr zwms",
  requirements:
    "requirements 任职要求 岗位要求 职位要求 招聘条件 招聘要求 任职资格 任职条件 应聘条件 录用条件 其他要求 技能要求 资格条件 要求 条件 岗位条件 专业要求 基本要求 应聘要求 年龄要求 性别要求 性别 年龄 户籍要求 requirement minimumqualrequirements preferredskills jobrequirement agerequirement gender sex age 备注 说明 remark remarks note notes rzyq gwyq zpyq",
  datePosted:
    "dateposted postedat 发布日期 发布时间 更新时间 更新日期 刷新时间 登记日期 登记时间 发布 日期 时间 录入时间 采集时间 开始日期 开始时间 招聘开始日期 招聘开始时间 起始日期 publishtime publishdate postdate posteddate createtime createdat updatetime updatedat startdate pubdate date releasetime releasedate postingdate time postingupdated issuedate refreshtime cratetime formatcreatetime crawltime fbrq fbsj gxsj kssj",
  validThrough:
    "validthrough 有效期至 截止日期 截止时间 结束日期 结束时间 有效期 招聘截止日期 招聘截止时间 报名截止 报名截止时间 失效日期 到期日期 有效期限 有效截止日期 下架时间 enddate expires expirydate deadline closingdate expiredate postuntil closedate expiretime jzrq jzsj yxq yxqz jssj",
  applyUrl:
    "applyurl 应聘链接 投递链接 报名链接 网址 链接 申请链接 岗位链接 职位链接 详情链接 url link joburl positionurl href detailurl joblink positionlink 职位网址 链接地址 apply",
  currency: "currency 币种",
  ignored:
    "序号 no index rownum unnamed0 行号 rank op spec geobasis datebasis " +
    "公司规模 企业规模 人员规模 单位规模 规模 companysize companyscale size scale 公司人数 员工人数 员工规模 " +
    "公司性质 企业性质 单位性质 企业类型 公司类型 单位类型 经济类型 性质 companytype companycharacter companynature nature financestage 融资情况 融资阶段 融资 注册类型 " +
    "行业 所属行业 行业类别 行业领域 公司行业 企业行业 行业类型 所属产业 industry industryfield industryname companyindustry category 主营 主营业务 经营范围 domain firsttype secondtype thirdtype 岗位大类 职业类别 职业分类 职位分类 industrylables industrylabels " +
    "公司信息 公司简介 企业简介 单位简介 公司介绍 企业介绍 单位介绍 公司描述 companydescription companydesc companyinfo companyintro companyprofile " +
    "联系人 联系电话 联系方式 电话 手机 手机号 手机号码 固定电话 邮箱 电子邮箱 联系邮箱 email mail phone tel mobile telephone contact contacts contactphone contactperson contactname 联系人电话 联系人手机 招聘者 jobpublisher publisher hr hrname 微信 qq wechat " +
    "统一社会信用代码 社会信用码 信用代码 组织机构代码 creditcode 注册资本 注册资本万 营业执照 法人 法定代表人 成立日期 成立时间 " +
    "公司链接 companyurl companylink companyid companylogo logo 图片 企业相册 positionadvert 所属区域 注册地址 isschooljob subwayline stationname linestaion linestation lineStation avgsalary averagesalary 平均薪资 平均工资 点击量 浏览量 热度 views 距离 distance referrertype filename cityid districtid 岗位状态 状态 status",
};

/** The form in which column names are compared: narrow, small letters, nothing but letters, digits and characters. */
export function headerKey(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/g, "")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

const FIELD_OF_NAME: ReadonlyMap<string, { field: ImportField; rank: number }> = new Map(
  IMPORT_FIELDS.flatMap((field) =>
    COLUMN_NAMES[field].split(" ").map((name, rank) => [headerKey(name), { field, rank }] as const),
  ),
);

/** Whole families of names that no list can hold: 拟招聘岗位名称, 用人单位(全称), 薪资待遇(元/月). First match wins. */
const NAME_SHAPES: readonly (readonly [RegExp, ImportField])[] = [
  [/(?:公司|企业|单位|机构|门店|商户)(?:名称?|全称)$|^(?:用人|招聘|用工|招工)(?:单位|企业|公司)/, "employer"],
  [/(?:规模|行业|产业|联系人|电话|手机|邮箱|信用代码|简介|注册|法人)/, "ignored"],
  [/(?:岗位|职位|工种|职务)(?:名称?|标题)$|^(?:拟|需|用工|招工|招聘).{0,3}(?:岗位|职位|工种)$/, "title"],
  [
    /(?:最低|下限|起薪|低值).*(?:薪|工资)|(?:薪|工资).*(?:最低|下限|低值|起$)|(?:min|low|from).*(?:salary|wage|pay)|(?:salary|wage|pay).*(?:min|low|from)/,
    "salaryMin",
  ],
  [
    /(?:最高|上限|高值).*(?:薪|工资)|(?:薪|工资).*(?:最高|上限|高值|止$|至$)|(?:max|high|upto).*(?:salary|wage|pay)|(?:salary|wage|pay).*(?:max|high|to$)/,
    "salaryMax",
  ],
  [/(?:薪|工资|salary|wage|pay).*(?:单位|周期|unit(?:text)?|period|frequency|cycle)$/, "salaryUnit"],
  [/薪|工资|报酬|salary|wage|payrate/, "salaryText"],
  [/学历|文化程度|education|degree/, "education"],
  [/(?:工作|从业|相关)?(?:经验|年限)|experience/, "experience"],
  [/人数|名额|headcount|vacanc|openings/, "openings"],
  [/(?:截止|截至|失效|到期|有效期|deadline|expir|closing)/, "validThrough"],
  [/(?:发布|更新|刷新|登记|采集|录入).*(?:日期|时间)|post(?:ed|ing)date|publish/, "datePosted"],
  [/(?:详细|具体|工作|上班|单位|公司|企业)?地址$|address$/, "address"],
  [/(?:工作|上班|用工|就业|岗位)(?:地|区域|地区|城市|场所)|location$|workplace/, "place"],
  [/街道|街镇|商圈/, "street"],
  [/区县|行政区|所在区$/, "district"],
  [/福利|标签|待遇|食宿|保险|benefit|welfare|tags?$/, "tags"],
  [/(?:岗位|工作|职位|主要)(?:职责|描述|内容|说明|详情|介绍)|description|responsibilit|duties/, "description"],
  [/(?:任职|岗位|招聘|应聘|录用|职位)?(?:要求|条件|资格)|requirement|qualification/, "requirements"],
  [/纬度|latitude/, "lat"],
  [/经度|longitude/, "lon"],
  [/(?:用工|工作|岗位|职位)(?:性质|形式|类型)|employmenttype/, "employmentType"],
];

export interface NamedField {
  readonly field: ImportField;
  /** Lower is asked first. */
  readonly rank: number;
  /** Whether the name stands in the table; a mere shape is weaker proof of a heading. */
  readonly listed: boolean;
}

/** Long "names" are sentences of data. */
const NAME_MOST = 24;
const SHAPE_RANK = 500;

/** The field that a column name speaks of; null = unknown. `corp.address.city` is a path of keys, innermost last. */
export function fieldOfName(name: string): NamedField | null {
  const dot = name.lastIndexOf(".");
  const named = fieldOfKey(headerKey(name));
  if (dot === -1 || named?.listed === true) return named;
  const [outer = "", inner = ""] = [name.slice(0, dot), name.slice(dot + 1)];
  const parent = fieldOfName(outer)?.field;
  const own = GENERIC.has(headerKey(inner)) ? null : fieldOfKey(headerKey(inner));
  // pay.min is pay because of its parent; company.address is an address whatever its parent is.
  return own !== null && (named === null || own.listed) && parent !== "ignored" ? own : named;
}

/** Keys that mean nothing without the key of the object around them. */
const GENERIC: ReadonlySet<string> = new Set(
  "name id code type text value title desc description unit time date".split(" "),
);

function fieldOfKey(key: string): NamedField | null {
  if (key === "" || key.length > NAME_MOST) return null;
  const found = FIELD_OF_NAME.get(key);
  if (found !== undefined) return { ...found, listed: true };
  const shape = NAME_SHAPES.find(([pattern]) => pattern.test(key));
  return shape === undefined ? null : { field: shape[1], rank: SHAPE_RANK, listed: false };
}
