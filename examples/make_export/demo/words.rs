//! Words that invented titles are put together from. Offices and units only, never persons.

use super::random::Random;

/// A theme: the field of work, what should be done, and who would do it.
pub struct Theme {
    pub field: &'static str,
    pub aim: &'static str,
    pub unit: &'static str,
}

const fn theme(field: &'static str, aim: &'static str, unit: &'static str) -> Theme {
    Theme { field, aim, unit }
}

/// What committees deliberate on.
pub const THEMES: [Theme; 28] = [
    theme("老旧小区改造", "补齐配套设施短板", "市住建局"),
    theme("苹果产业提质", "延伸产业链条", "市农业农村局"),
    theme("农村改厕", "健全长效管护机制", "市农业农村局"),
    theme("社区养老服务", "推进医养结合", "市民政局"),
    theme("制造业转型升级", "培育专精特新企业", "市工信局"),
    theme("秦创原成果转化", "营造良好创新生态", "市科技局"),
    theme("营商环境优化", "提升政务服务效能", "市行政审批局"),
    theme("县域特色产业", "壮大集体经济", "市发改委"),
    theme("泾河水环境治理", "落实河长责任", "市水利局"),
    theme("学前教育普惠", "增加公办学位供给", "市教育局"),
    theme("基层医疗卫生", "提升村级诊疗能力", "市卫健委"),
    theme("文旅融合发展", "讲好历史文化故事", "市文旅局"),
    theme("历史街区保护", "推动活化利用", "市自然资源局"),
    theme("高标准农田建设", "完善建后管护", "市农业农村局"),
    theme("快递进村", "降低农产品物流成本", "市邮政管理局"),
    theme("停车难治理", "盘活公共停车资源", "市城管局"),
    theme("高校毕业生就业", "搭建精准对接平台", "市人社局"),
    theme("民营经济发展", "破解融资难题", "市金融办"),
    theme("数字乡村建设", "打通数据壁垒", "市大数据局"),
    theme("垃圾分类", "完善收运体系", "市城管局"),
    theme("青少年心理健康", "建立协同关爱机制", "市教育局"),
    theme("奶畜产业发展", "打造区域公用品牌", "市农业农村局"),
    theme("城区内涝防治", "加快管网改造", "市住建局"),
    theme("非遗传承保护", "培育传承人才", "市文旅局"),
    theme("消防通道治理", "压实物业管理责任", "市消防救援支队"),
    theme("易地搬迁后续扶持", "拓宽就业渠道", "市发改委"),
    theme("设施蔬菜产业", "推广良种良法", "市农业农村局"),
    theme("公共法律服务", "完善多元解纷机制", "市司法局"),
];

/// Sectors that studios belong to.
pub const SECTORS: [&str; 12] = [
    "农业界",
    "教育界",
    "医药卫生界",
    "经济界",
    "科技界",
    "文化艺术界",
    "工商联界",
    "社会福利界",
    "妇联界",
    "青联界",
    "少数民族界",
    "特邀界",
];

/// Who puts proposals.
pub const PROPOSERS: [&str; 6] = [
    "委员个人",
    "委员联名",
    "界别",
    "专门委员会",
    "民主党派",
    "工商联",
];

/// Offices that supervise key proposals.
pub const SUPERVISORS: [&str; 5] = [
    "市委主要领导",
    "市政府主要领导",
    "市政协主要领导",
    "市政府分管领导",
    "市政协分管领导",
];

/// What members do in a studio.
pub const ACTIVITIES: [&str; 6] = [
    "委员接待日",
    "政策宣讲",
    "恳谈协商会",
    "志愿义诊",
    "读书交流会",
    "走访调研",
];

/// One theme; the list is not empty.
pub fn any_theme(random: &mut Random) -> &'static Theme {
    &THEMES[random.below(THEMES.len() as u32) as usize]
}

/// One word of a list that is not empty.
pub fn any<'a>(words: &[&'a str], random: &mut Random) -> &'a str {
    words[random.below(words.len() as u32) as usize]
}

/// The theme of a field.
pub fn theme_of(field: &str) -> &'static Theme {
    let found = THEMES.iter().find(|theme| theme.field == field);
    found.unwrap_or(&THEMES[0])
}
