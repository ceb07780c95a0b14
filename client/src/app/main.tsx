import "@/ui/tokens.css";
import "@/ui/print.css";
import "@/lib/i18n";
import { QueryClientProvider } from "@tanstack/react-query";
import { App as AntdApp, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { StrictMode, useSyncExternalStore } from "react";
import { createRoot } from "react-dom/client";
import { useTranslation } from "react-i18next";
import { RouterProvider } from "react-router";
import { queryClient } from "@/api/query-client";
import { router } from "./router";
import { darkTheme, lightTheme } from "./theme";

const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");
// Paper is white whatever the screen is.
const onPaper = window.matchMedia("print");
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? "";

function subscribe(onChange: () => void) {
  const media = [prefersDark, onPaper];
  media.forEach((query) => query.addEventListener("change", onChange));
  return () => media.forEach((query) => query.removeEventListener("change", onChange));
}

function Root() {
  const isDark = useSyncExternalStore(subscribe, () => prefersDark.matches && !onPaper.matches);
  const { i18n } = useTranslation();
  return (
    <ConfigProvider theme={isDark ? darkTheme : lightTheme} locale={i18n.language === "en" ? enUS : zhCN} csp={{ nonce }} button={{ autoInsertSpace: false }}>
      <AntdApp>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntdApp>
    </ConfigProvider>
  );
}

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Root />
    </StrictMode>,
  );
}
