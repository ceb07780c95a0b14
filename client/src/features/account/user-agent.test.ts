import { expect, it } from "vitest";
import { readUserAgent } from "./user-agent";

it.each([
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0 Safari/537.36", ["chrome", "150", "windows"]],
  ["Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0.0.0 Safari/537.36 Edg/109.0.1", ["edge", "109", "windows7"]],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", ["firefox", "140", "linux"]],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
    ["safari", "18", "iphone"],
  ],
  ["Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Version/4.0 Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0.50", ["wechat", "8", "android"]],
  ["Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 Chrome/108.0 Safari/537.36 QIHU 360SE", ["qihoo", undefined, "windows"]],
])("reads %s", (text, [browser, version, system]) => {
  expect(readUserAgent(text)).toEqual({ browser, version, system });
});

it("does not guess", () => {
  expect(readUserAgent("curl/8.5.0")).toBeNull();
  expect(readUserAgent(null)).toBeNull();
});
