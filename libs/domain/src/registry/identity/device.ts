/** What somebody signs in at, as far as the browser says. */
export interface Device {
  readonly kind: 'computer' | 'phone' | 'tablet' | 'other';
  readonly system: Words;
  readonly browser: Words | null;
}

interface Words {
  readonly zh: string;
  readonly en: string;
}

type Rule<Value> = readonly [pattern: RegExp, value: Value];

/** The first that fits counts: what calls itself Android may be HarmonyOS, and every browser calls itself Safari. */
const SYSTEMS: readonly Rule<Pick<Device, 'kind' | 'system'>>[] = [
  [/iPad/, { kind: 'tablet', system: { zh: 'iPad', en: 'iPad' } }],
  [/iPhone|iPod/, { kind: 'phone', system: { zh: 'iPhone', en: 'iPhone' } }],
  [
    /OpenHarmony.*Tablet|HarmonyOS.*Tablet/i,
    { kind: 'tablet', system: { zh: '鸿蒙平板', en: 'HarmonyOS tablet' } },
  ],
  [
    /OpenHarmony.*PC|HarmonyOS.*PC/i,
    { kind: 'computer', system: { zh: '鸿蒙电脑', en: 'HarmonyOS computer' } },
  ],
  [/OpenHarmony|HarmonyOS/i, { kind: 'phone', system: { zh: '鸿蒙手机', en: 'HarmonyOS phone' } }],
  [/Android.*Mobile/, { kind: 'phone', system: { zh: '安卓手机', en: 'Android phone' } }],
  [/Android/, { kind: 'tablet', system: { zh: '安卓平板', en: 'Android tablet' } }],
  [/Windows/, { kind: 'computer', system: { zh: 'Windows 电脑', en: 'Windows computer' } }],
  [/Macintosh|Mac OS X/, { kind: 'computer', system: { zh: '苹果电脑', en: 'Mac' } }],
  [/UOS|UnionTech/i, { kind: 'computer', system: { zh: '统信电脑', en: 'UOS computer' } }],
  [/Kylin/i, { kind: 'computer', system: { zh: '麒麟电脑', en: 'Kylin computer' } }],
  [/Linux|X11/, { kind: 'computer', system: { zh: 'Linux 电脑', en: 'Linux computer' } }],
];

const same = (name: string): Words => ({ zh: name, en: name });

const BROWSERS: readonly Rule<Words>[] = [
  [/wxwork/i, { zh: '企业微信', en: 'WeCom' }],
  [/MicroMessenger/i, { zh: '微信', en: 'WeChat' }],
  [/DingTalk/i, { zh: '钉钉', en: 'DingTalk' }],
  [/Lark|Feishu/i, { zh: '飞书', en: 'Lark' }],
  [/QQBrowser|MQQ/i, { zh: 'QQ 浏览器', en: 'QQ Browser' }],
  [/360SE|360EE|QIHU|QHBrowser/i, { zh: '360 浏览器', en: '360 Browser' }],
  [/Quark/i, { zh: '夸克浏览器', en: 'Quark' }],
  [/UCBrowser|UBrowser/i, { zh: 'UC 浏览器', en: 'UC Browser' }],
  [/HuaweiBrowser|ArkWeb/i, { zh: '华为浏览器', en: 'Huawei Browser' }],
  [/MiuiBrowser/i, { zh: '小米浏览器', en: 'Mi Browser' }],
  [/HeyTapBrowser/i, { zh: 'OPPO 浏览器', en: 'OPPO Browser' }],
  [/VivoBrowser/i, { zh: 'vivo 浏览器', en: 'vivo Browser' }],
  [/Edg(e|A|iOS)?\//, same('Edge')],
  [/OPR\/|Opera/, same('Opera')],
  [/Firefox|FxiOS/, same('Firefox')],
  [/Chrome|CriOS|Chromium/, same('Chrome')],
  [/Safari/, same('Safari')],
];

const UNKNOWN: Device = { kind: 'other', system: { zh: '未知设备', en: 'Unknown device' }, browser: null };

/** What a User-Agent names: enough for its owner to tell their telephone from somebody else's computer. */
export function deviceOf(userAgent: string | null): Device {
  const text = userAgent ?? '';
  const system = first(SYSTEMS, text);
  const browser = first(BROWSERS, text) ?? null;
  return system ? { ...system, browser } : { ...UNKNOWN, browser };
}

/** `Windows 电脑 · Edge`. */
export function deviceWords({ system, browser }: Device): Words {
  const beside = (language: 'zh' | 'en') =>
    browser ? `${system[language]} · ${browser[language]}` : system[language];
  return { zh: beside('zh'), en: beside('en') };
}

function first<Value>(rules: readonly Rule<Value>[], text: string): Value | undefined {
  return rules.find(([pattern]) => pattern.test(text))?.[1];
}
