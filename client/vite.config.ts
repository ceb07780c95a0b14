import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  // Three pages: the product; the public's own, which brings neither antd nor what is only for those who sign in; and the contract for programmers.
  build: { manifest: true, chunkSizeWarningLimit: 2000, rollupOptions: { input: ["index.html", "portal.html", "docs.html"] } },
  server: { proxy: { "/api": "http://localhost:5080", "/openapi": "http://localhost:5080", "/connect": "http://localhost:5080" } },
  // Test files share one page and one load of the modules: a page for each took most of the time. What a test leaves behind, the setup clears.
  test: { environment: "jsdom", isolate: false, setupFiles: ["src/testing/setup.ts"], restoreMocks: true, testTimeout: 20_000 },
});
