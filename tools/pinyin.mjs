// `node tools/pinyin.mjs`: writes web/pinyin.txt, how the characters of GB 2312 are read, for
// searching by pinyin. Run once; the outcome is committed. Tones are left out; ü is v.
import { writeFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';

const FIRST = 0x4e00;
const LAST = 0x9fa5;
/** Characters of given names that GB 2312 lacks. */
const NAMES = '喆堃祎垚昇璟琬珺翀甯镕瑄赟婳妤晞晟弢頔翯玥彧';
const INITIALS = ['zh', 'ch', 'sh', ...'bpmfdtnlgkhjqxrzcsyw'];

/** Read in several ways in ordinary words; every one is accepted anywhere. */
const ANYWHERE = `长chang,zhang 重zhong,chong 行xing,hang 都du,dou 还hai,huan 调diao,tiao 朝chao,zhao 传chuan,zhuan
藏cang,zang 差cha,chai 参can,shen 得de,dei 地di,de 了le,liao 着zhe,zhao,zhuo 没mei,mo 率lv,shuai 觉jue,jiao
角jiao,jue 降jiang,xiang 校xiao,jiao 乐le,yue 强qiang,jiang 省sheng,xing 盛sheng,cheng 识shi,zhi 似si,shi
宿su,xiu 系xi,ji 卡ka,qia 车che,ju 便bian,pian 薄bao,bo 剥bao,bo 扁bian,pian 伯bo,bai 泊bo,po 柏bai,bo
称cheng,chen 乘cheng,sheng 澄cheng,deng 匙chi,shi 臭chou,xiu 畜chu,xu 攒zan,cuan 大da,dai 弹dan,tan 石shi,dan
度du,duo 囤tun,dun 恶e,wu 佛fo,fu 给gei,ji 龟gui,jun 合he,ge 和he,huo,hu 核he,hu 虹hong,jiang 会hui,kuai
贾jia,gu 见jian,xian 劲jin,jing 壳ke,qiao 烙lao,luo 勒le,lei 露lu,lou 绿lv,lu 落luo,la,lao 络luo,lao 埋mai,man
脉mai,mo 蔓man,wan 模mo,mu 娜na,nuo 弄nong,long 拗ao,niu 迫po,pai 胖pang,pan 曝pu,bao 栖qi,xi 奇qi,ji
塞sai,se 色se,shai 厦xia,sha 什shen,shi 属shu,zhu 熟shu,shou 说shuo,shui 拓tuo,ta 尾wei,yi 吓xia,he 巷xiang,hang
削xiao,xue 血xue,xie 咽yan,ye 殷yin,yan 择ze,zhai 扎zha,za 粘zhan,nian 著zhu,zhuo 术shu,zhu 蚌bang,beng 堡bao,bu,pu
圩wei,xu 乾qian,gan 泌mi,bi 浚jun,xun 莘shen,xin 荥xing,ying 涡wo,guo 蔚wei,yu 番fan,pan 枞cong,zong 歙xi,she
牟mou,mu 筠yun,jun 侗dong,tong 尉wei,yu 茄qie,jia 伽jia,qie,ga 浒hu,xu 曲qu 血xue,xie 轧ya,zha,ga 啊a 阿a,e
提ti,di 嚼jiao,jue 隽jun,juan 洗xi,xian 铅qian 氏shi,zhi 仔zi,zai 缪miu,miao,mou 洞dong 六liu 呢ne,ni 哪na,ne`;

/** Read so where a name begins. */
const AT_NAME = `单shan 解xie 仇qiu 乐yue 覃qin 查zha 曾zeng 盖ge 朴piao 区ou 种chong 折she 召shao 员yun 秘bi
繁po 黑he 逄pang 牟mu 祭zhai 缪miao 翟zhai 尉yu 冼xian 洗xian 车che 盛sheng 宁ning 燕yan 纪ji 任ren 华hua 令ling
晟cheng 隽juan 阚kan 薄bo 卜bu 宓mi 眭sui 厍she 郇xun 訾zi 乜nie 仉zhang 佴nai 适kuo 钭tou 郗xi 谌chen 褚chu
葛ge 过guo 哈ha 郝hao 那na 能nai 被bi 不fou 句gou 炅gui 观guan 呙guo 扣kou 隗wei 相xiang 幸xing 要yao 於yu 员yun 查zha`;

/** Read so in this word, whatever its characters are read elsewhere. */
const IN_WORD = `洪洞 hong tong;铅山 yan shan;六安 lu an;六合 lu he;单县 shan xian;乐山 le shan;乐陵 le ling;乐亭 lao ting
乐清 yue qing;乐东 le dong;乐昌 le chang;乐平 le ping;乐至 le zhi;乐业 le ye;乐都 le du;乐安 le an;乐居 le ju;乐园 le yuan
乐观 le guan;乐于 le yu;快乐 kuai le;娱乐 yu le;安乐 an le;和乐 he le;康乐 kang le;长乐 chang le;音乐 yin yue;乐器 yue qi;乐团 yue tuan
蔚县 yu xian;尉犁 yu li;尉氏 wei shi;番禺 pan yu;蚌埠 beng bu;大埔 da bu;黄陂 huang pi;涡阳 guo yang;渑池 mian chi
荥阳 xing yang;荥经 ying jing;浚县 xun xian;长子县 zhang zi xian;解州 xie zhou;繁峙 fan shi;东阿 dong e;莘县 shen xian;莘庄 xin zhuang
会稽 kuai ji;大城县 dai cheng xian;枞阳 zong yang;歙县 she xian;繁昌 fan chang;厦门 xia men;西藏 xi zang;重庆 chong qing;句容 ju rong
牟平 mu ping;中牟 zhong mu;筠连 jun lian;犍为 qian wei;吴堡 wu bu;什邡 shi fang;秘鲁 bi lu;台州 tai zhou;丽水 li shui
旬邑 xun yi;彬州 bin zhou;秦都 qin du;成都 cheng du;首都 shou du;都市 du shi;都督 du du;乾县 qian xian;乾陵 qian ling;长武 chang wu
长安 chang an;长治 chang zhi;长沙 chang sha;长春 chang chun;长江 chang jiang;长城 chang cheng;长期 chang qi;长效 chang xiao;长远 chang yuan
市长 shi zhang;县长 xian zhang;区长 qu zhang;局长 ju zhang;院长 yuan zhang;校长 xiao zhang;部长 bu zhang;处长 chu zhang;会长 hui zhang
组长 zu zhang;增长 zeng zhang;成长 cheng zhang;河长 he zhang;林长 lin zhang;链长 lian zhang;秘书长 mi shu zhang;家长 jia zhang
银行 yin hang;行业 hang ye;行政 xing zheng;执行 zhi xing;进行 jin xing;运行 yun xing;推行 tui xing;履行 lv xing;流行 liu xing;发行 fa xing
重点 zhong dian;重要 zhong yao;重大 zhong da;重视 zhong shi;重复 chong fu;重新 chong xin;重建 chong jian;重组 chong zu;双重 shuang chong
单位 dan wei;单一 dan yi;单元 dan yuan;单独 dan du;单项 dan xiang;单列 dan lie;单个 dan ge;单车 dan che;单身 dan shen;单于 chan yu
简单 jian dan;名单 ming dan;清单 qing dan;订单 ding dan;账单 zhang dan;菜单 cai dan
解决 jie jue;解放 jie fang;解读 jie du;解释 jie shi;解除 jie chu;解困 jie kun;解难 jie nan;解答 jie da;解忧 jie you;解纷 jie fen;解析 jie xi;解说 jie shuo
仇恨 chou hen;查处 cha chu;查看 cha kan;查找 cha zhao;查询 cha xun;查验 cha yan;查办 cha ban;查阅 cha yue;查明 cha ming;查摆 cha bai;查纠 cha jiu;查访 cha fang;查漏 cha lou
盖章 gai zhang;盖板 gai ban;朴实 pu shi;朴素 pu su;区域 qu yu;区县 qu xian;区块 qu kuai;区级 qu ji;区划 qu hua;区间 qu jian
种植 zhong zhi;种子 zhong zi;种业 zhong ye;种类 zhong lei;种粮 zhong liang;种养 zhong yang;种质 zhong zhi;折扣 zhe kou;折算 zhe suan;折旧 zhe jiu;召开 zhao kai;召集 zhao ji;召回 zhao hui
员工 yuan gong;秘书 mi shu;秘密 mi mi;繁荣 fan rong;繁育 fan yu;繁重 fan zhong;黑臭 hei chou;黑河 hei he;黑恶 hei e;黑龙江 hei long jiang;曾经 ceng jing;曾任 ceng ren
相关 xiang guan;相互 xiang hu;相对 xiang dui;能力 neng li;能源 neng yuan;能耗 neng hao;能够 neng gou;不断 bu duan;不足 bu zu;不同 bu tong;不良 bu liang;不能 bu neng;不含 bu han;不少于 bu shao yu
要求 yao qiu;要素 yao su;要点 yao dian;观看 guan kan;观察 guan cha;观光 guan guang;观摩 guan mo;适合 shi he;适应 shi ying;适老 shi lao;适宜 shi yi;适用 shi yong
参与 can yu;参政 can zheng;参加 can jia;参观 can guan;人参 ren shen;调研 diao yan;调查 diao cha;调解 tiao jie;调整 tiao zheng;调节 tiao jie;调度 diao du;协调 xie tiao;空调 kong tiao
传统 chuan tong;宣传 xuan chuan;传承 chuan cheng;自传 zi zhuan;会计 kuai ji;会议 hui yi;便民 bian min;便利 bian li;方便 fang bian;便宜 pian yi;朝阳 chao yang;地方 di fang;地区 di qu;土地 tu di;大会 da hui
差异 cha yi;出差 chu chai;率先 shuai xian;效率 xiao lv;比率 bi lv;办结率 ban jie lv;降低 jiang di;降雨 jiang yu;投降 tou xiang;绿色 lv se;绿化 lv hua;石油 shi you;石化 shi hua;模式 mo shi;规模 gui mo;模范 mo fan
尉迟 yu chi;万俟 mo qi;长孙 zhang sun;澹台 tan tai;令狐 ling hu`;

const decoder = new TextDecoder('gbk');
const characters = new Set(NAMES);
for (let row = 0xb0; row <= 0xf7; row += 1) {
  for (let cell = 0xa1; cell <= 0xfe; cell += 1) {
    const character = decoder.decode(Uint8Array.of(row, cell));
    if (/^[一-龥]$/u.test(character)) characters.add(character);
  }
}

const plain = (character) => pinyin(character, { toneType: 'none', type: 'array', v: true })[0].replaceAll('ü', 'v');
const pairs = (text) => text.split(/\s+/).map((item) => [item[0], item.slice(1).split(',')]);
const anywhere = new Map(pairs(ANYWHERE));
const split = (syllable) => {
  const initial = INITIALS.find((one) => syllable.startsWith(one) && syllable.length > one.length) ?? '';
  return [initial, syllable.slice(initial.length)];
};

// One letter for each initial and final: first the initials of the whole range, then the finals
// of the characters there are. What is alike stands together, which compresses well.
const letter = (index) => String.fromCharCode(index < 26 ? 65 + index : 97 + index - 26);
const finals = [...new Set([...characters].map((one) => split(anywhere.get(one)?.[0] ?? plain(one))[1]))].sort();
let starts = '';
let ends = '';
for (let code = FIRST; code <= LAST; code += 1) {
  const character = String.fromCodePoint(code);
  if (characters.has(character)) {
    const [initial, final] = split(anywhere.get(character)?.[0] ?? plain(character));
    starts += letter(INITIALS.indexOf(initial) + 1);
    ends += letter(finals.indexOf(final));
  } else starts += '.';
}
const more = [...anywhere].flatMap(([one, readings]) => readings.slice(1).map((reading) => one + reading));
const known = (one) => anywhere.get(one) ?? [plain(one)];
const atName = pairs(AT_NAME).flatMap(([one, readings]) => readings.map((reading) => [one, reading]))
  .filter(([one, reading]) => !known(one).includes(reading)).map((pair) => pair.join(''));
const words = IN_WORD.split(/[;\n]/).map((item) => item.trim());
for (const item of words) {
  const [word, ...readings] = item.split(' ');
  if ([...word].length !== readings.length) throw new Error(`one reading for each character: ${item}`);
}
if (finals.length > 52) throw new Error('more finals than letters');
const lines = [['', ...INITIALS].join(' '), finals.join(' '), starts, ends, more.join(' '), [...new Set(atName)].join(' '), words.join(';')];
writeFileSync(new URL('../web/pinyin.txt', import.meta.url), `${lines.join('\n')}\n`);
console.log(`web/pinyin.txt: ${characters.size} characters, ${more.length} further readings, ${atName.length} at names, ${words.length} words.`);
