import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    alias: { "@": import.meta.dirname },
    conditions: ["react-server"],
  },
  ssr: { resolve: { conditions: ["react-server", "module", "node", "development|production"] } },
  test: {
    include: ["{app,components,lib,server,sandbox,scripts}/**/*.test.{ts,tsx}"],
  },
});
