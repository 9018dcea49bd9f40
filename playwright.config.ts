import { defineConfig } from "@playwright/test";
import { browserOptions } from "./e2e/browser";

export default defineConfig({
  testDir: "e2e",
  workers: 2,
  timeout: 120_000,
  globalTimeout: 1_800_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["line"], ["json", { outputFile: "test-results/browser.json" }]],
  projects: [{ name: "chromium", use: { browserName: "chromium" } }],
  use: {
    locale: "en-US",
    launchOptions: browserOptions(),
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
  },
});
