import i18next from "i18next";
import { initReactI18next } from "react-i18next";

const remembered = "lantu-language";

export type Language = "zh-CN" | "en";

export const language = (): Language => (i18next.language === "en" ? "en" : "zh-CN");

export async function changeLanguage(next: Language): Promise<void> {
  localStorage.setItem(remembered, next);
  document.documentElement.lang = next;
  await i18next.changeLanguage(next);
}

/** Begins with the words of both languages, in the one that was chosen last. Each entry brings the words of its own screens. */
export function startLanguage(zh: object, en: object): void {
  void i18next.use(initReactI18next).init({
    lng: localStorage.getItem(remembered) === "en" ? "en" : "zh-CN",
    fallbackLng: false,
    resources: { "zh-CN": { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = language();
}
