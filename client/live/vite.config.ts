import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// Against a Lantu that runs (LANTU): the end-to-end tests start one and then this. Nothing of the network is played here, unlike in the tests beside the screens.
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  resolve: { alias: { "@": fileURLToPath(new URL("../src", import.meta.url)) } },
  test: { environment: "jsdom", environmentOptions: { jsdom: { url: process.env.LANTU } }, testTimeout: 60_000 },
});
