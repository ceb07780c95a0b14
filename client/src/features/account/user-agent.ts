const browsers = {
  wechat: /MicroMessenger\/(\d+)/,
  dingtalk: /(?:DingTalk|TaurusApp)(?:\/(\d+))?/,
  qihoo: /(?:QIHU|360SE|360EE)/,
  qq: /QQBrowser\/(\d+)/,
  edge: /Edg(?:e|A|iOS)?\/(\d+)/,
  firefox: /(?:Firefox|FxiOS)\/(\d+)/,
  chrome: /(?:Headless)?(?:Chrome|CriOS|Chromium)\/(\d+)/,
  safari: /Version\/(\d+).* Safari\//,
} as const;

const systems = {
  harmony: /HarmonyOS|OpenHarmony/,
  android: /Android/,
  iphone: /iPhone/,
  ipad: /iPad/,
  windows7: /Windows NT 6\.1/,
  windows: /Windows/,
  mac: /Macintosh/,
  kylin: /Kylin/i,
  uos: /UOS|Uniontech/i,
  linux: /Linux/,
} as const;

export type Device = { browser: keyof typeof browsers; version: string | undefined; system: keyof typeof systems };

/** The browser and the system behind a User-Agent header, or null when either is none of those we have a word for. */
export function readUserAgent(userAgent: string | null): Device | null {
  const text = userAgent ?? "";
  const first = <K extends string>(kinds: Record<K, RegExp>) => (Object.keys(kinds) as K[]).find((kind) => kinds[kind].test(text));
  const [browser, system] = [first(browsers), first(systems)];
  return browser && system ? { browser, version: browsers[browser].exec(text)?.[1], system } : null;
}
