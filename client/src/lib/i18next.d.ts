import "i18next";
import type open from "@/locales/public.zh-CN.json";
import type zh from "@/locales/zh-CN.json";

// Keys are typed: a missing one does not compile.
declare module "i18next" {
  interface CustomTypeOptions {
    resources: { translation: typeof zh & typeof open };
  }
}
