import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { buildConsole } from "./build.mjs";
import { commandOf, fail, root, runNode } from "./project.mjs";
import { setUp } from "./setup.mjs";

const withBrowser = !process.argv.includes("--without-browser");
const results = path.join(root, "test-results");
const total = { passed: 0, failed: 0 };

/** A tool that either finds nothing or fails: one test. */
async function check(title, ...commands) {
  console.log(`\n── ${title}`);
  for (const args of commands) {
    if ((await runNode(args)) !== 0) return count({ passed: 0, failed: 1 });
  }
  count({ passed: 1, failed: 0 });
}

/** A runner with tests of its own, counted by its report; one that fails without a failed test, or leaves no report, has failed. */
async function suite(title, report, args, countsIn, env = {}) {
  console.log(`\n── ${title}`);
  const file = path.join(results, report);
  rmSync(file, { force: true });
  const code = await runNode(args(file), { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true", ...env });
  const counts = readCounts(file, countsIn);
  count(code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts);
}

function readCounts(file, countsIn) {
  try {
    return countsIn(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function count({ passed, failed }) {
  total.passed += passed;
  total.failed += failed;
}

async function testAll() {
  const browser = await setUp({ browser: withBrowser });
  mkdirSync(results, { recursive: true });
  await check("Format, lint and import rules", [commandOf("@biomejs/biome", "biome"), "ci", "--error-on-warnings"]);
  await check("Types", [commandOf("next"), "typegen"], [commandOf("typescript", "tsc"), "--noEmit"]);
  await check("Unused code", [commandOf("knip")]);
  await suite(
    "Unit and route tests",
    "unit.json",
    (file) => [commandOf("vitest"), "run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
    ({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }),
  );
  if (browser) await testInBrowser(browser);
}

async function testInBrowser(browser) {
  console.log("\n── Production build");
  try {
    await buildConsole();
    count({ passed: 1, failed: 0 });
  } catch (error) {
    console.error(error.message);
    return count({ passed: 0, failed: 1 });
  }
  await suite(
    "Browser tests",
    "browser.json",
    () => [commandOf("@playwright/test", "playwright"), "test"],
    ({ stats, errors }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }),
    { CHROME_PATH: browser },
  );
}

await testAll().catch(fail);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
