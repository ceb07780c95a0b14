import en from "@/locales/en.json";
import openEn from "@/locales/public.en.json";
import openZh from "@/locales/public.zh-CN.json";
import zh from "@/locales/zh-CN.json";
import { startLanguage } from "./language";

startLanguage({ ...zh, ...openZh }, { ...en, ...openEn });
