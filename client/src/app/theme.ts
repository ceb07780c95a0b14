import { theme as antd, type ThemeConfig } from "antd";

const shared = {
  fontFamily: '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif',
  fontSize: 13,
  fontSizeSM: 12,
  fontSizeLG: 14,
  lineHeight: 1.5385,
  borderRadius: 4,
  borderRadiusSM: 2,
  borderRadiusLG: 4,
  controlHeight: 28,
  controlHeightSM: 24,
  controlHeightLG: 36,
  sizeUnit: 4,
  sizeStep: 4,
  boxShadow: "none",
  motion: false,
};

const components: ThemeConfig["components"] = {
  Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none", paddingInline: 12, contentFontSize: 13 },
};

export const lightTheme: ThemeConfig = {
  components,
  token: {
    ...shared,
    colorPrimary: "#1f6f54",
    colorLink: "#1a634b",
    colorLinkHover: "#134a38",
    colorInfo: "#2f5f8a",
    colorSuccess: "#1d7a45",
    colorWarning: "#a36a00",
    colorError: "#b3261e",
    colorText: "#1b2421",
    colorTextSecondary: "#4f5b57",
    colorTextTertiary: "#5f6b67",
    colorTextQuaternary: "#8b9692",
    colorTextPlaceholder: "#6f7b77",
    colorBorder: "#d5dcd9",
    colorBorderSecondary: "#e6ebe9",
    colorSplit: "#e6ebe9",
    colorBgLayout: "#f4f6f5",
    colorFillAlter: "#fafbfa",
    boxShadowSecondary: "0 4px 16px rgba(20,32,28,.12)",
  },
};

export const darkTheme: ThemeConfig = {
  algorithm: antd.darkAlgorithm,
  components,
  token: {
    ...shared,
    colorPrimary: "#3a9a70",
    colorLink: "#8fd6ae",
    colorError: "#f0695c",
    colorText: "#e4ebe8",
    colorTextSecondary: "#a9b6b1",
    colorTextTertiary: "#98a6a1",
    colorBgBase: "#161e1b",
    colorBgContainer: "#161e1b",
    colorBgElevated: "#1b2521",
    colorBgLayout: "#0f1513",
    colorBorder: "#3a4742",
    colorBorderSecondary: "#2a3531",
  },
};
