import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: { manifest: true, chunkSizeWarningLimit: 1500 },
  server: { proxy: { "/api": "http://localhost:5080", "/openapi": "http://localhost:5080" } },
  test: { environment: "jsdom", setupFiles: ["src/testing/setup.ts"], restoreMocks: true, testTimeout: 20_000 },
});
