import { startLanguage } from "@/lib/language";
import en from "@/locales/public.en.json";
import zh from "@/locales/public.zh-CN.json";

// The public's screens load their own words only.
startLanguage(zh, en);
