import { availableParallelism } from "node:os";
import path from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;

export default defineConfig({
  resolve: {
    // Outside of Next this package throws: that is its purpose.
    alias: { "@": root, "server-only": path.join(root, "node_modules/server-only/empty.js") },
  },
  test: {
    // By itself it leaves one core free, which on two is half of them.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // The first test of a file waits for its database to be made, on a machine that may be busy.
    testTimeout: 30_000,
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" },
    globalSetup: ["./vitest.global-setup.ts"],
    setupFiles: ["./vitest.setup.ts"],
    include: ["{app,components,lib,server,sandbox,scripts}/**/*.test.{ts,tsx}"],
  },
});
