import path from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;

export default defineConfig({
  resolve: {
    // Outside of Next this package throws: that is its purpose.
    alias: { "@": root, "server-only": path.join(root, "node_modules/server-only/empty.js") },
  },
  test: {
    include: ["{app,components,lib,server,sandbox,scripts}/**/*.test.{ts,tsx}"],
  },
});
