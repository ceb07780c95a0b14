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

const button = { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none", paddingInline: 12, contentFontSize: 13 };

export const lightTheme: ThemeConfig = {
  components: {
    Button: button,
    Segmented: { itemSelectedBg: "#fff", trackBg: "#e9edeb", trackPadding: 2 },
    Input: { activeShadow: "0 0 0 2px rgba(31,111,84,.18)" },
  },
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
  components: {
    Button: button,
    Segmented: { itemSelectedBg: "#2f3b36", trackBg: "#0f1513", trackPadding: 2 },
    Input: { activeShadow: "0 0 0 2px rgba(76,179,124,.28)" },
  },
  token: {
    ...shared,
    colorPrimary: "#31855f",
    colorLink: "#8fd6ae",
    colorLinkHover: "#b9e6cb",
    colorLinkActive: "#b9e6cb",
    colorInfo: "#7fb0dd",
    colorSuccess: "#4cb37c",
    colorWarning: "#e0a52e",
    colorError: "#f0695c",
    colorText: "#e4ebe8",
    colorTextSecondary: "#a9b6b1",
    colorTextTertiary: "#98a6a1",
    colorTextQuaternary: "#8b9994",
    colorTextPlaceholder: "#8b9994",
    colorBgBase: "#161e1b",
    colorBgContainer: "#161e1b",
    colorBgElevated: "#1b2521",
    colorBgLayout: "#0f1513",
    colorBorder: "#4a5953",
    colorBorderSecondary: "#2a3531",
    colorSplit: "#2a3531",
    colorFillAlter: "#1a2320",
    boxShadowSecondary: "0 4px 16px rgba(0,0,0,.5)",
  },
};
