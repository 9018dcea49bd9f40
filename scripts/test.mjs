import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { buildConsole } from "./build.mjs";
import { commandOf, fail, root, runNode } from "./project.mjs";
import { setUp } from "./setup.mjs";
import { readBrowserReport, readUnitReport } from "./test-reports.mjs";

const withBrowser = !process.argv.includes("--without-browser");
const results = path.join(root, "test-results");
let passed = 0;
const failures = [];

/** A tool that either finds nothing or fails: one test. */
async function check(title, ...commands) {
  console.log(`\n── ${title}`);
  for (const args of commands) {
    if ((await runNode(args)) !== 0) return failures.push({ test: title, why: "What it found is above." });
  }
  passed += 1;
}

/** A runner with tests of its own, counted by its report; one that fails without a failed test, or leaves no report, has failed. */
async function suite(title, report, args, read, env = {}) {
  console.log(`\n── ${title}`);
  const file = path.join(results, report);
  rmSync(file, { force: true });
  const code = await runNode(args(file), { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true", ...env });
  const told = readTold(file, read);
  passed += told.passed;
  failures.push(...told.failures);
  if (code !== 0 && told.failures.length === 0) {
    failures.push({ test: title, why: `It ended with ${code}; what it printed is above.` });
  }
}

function readTold(file, read) {
  try {
    return read(file);
  } catch (error) {
    return { passed: 0, failures: [{ test: path.basename(file), why: `No report to read: ${error.message}` }] };
  }
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
    readUnitReport,
  );
  if (browser) await testInBrowser(browser);
}

async function testInBrowser(browser) {
  console.log("\n── Production build");
  try {
    await buildConsole();
    passed += 1;
  } catch (error) {
    return failures.push({ test: "Production build", why: error.message });
  }
  await suite(
    "Browser tests",
    "browser.json",
    () => [commandOf("@playwright/test", "playwright"), "test"],
    readBrowserReport,
    { CHROME_PATH: browser },
  );
}

await testAll().catch(fail);
// Once more at the end, where a log that was cut still has it.
if (failures.length > 0) console.log("\n── What failed");
for (const { test, why } of failures) console.log(`\n${test}\n${why.replace(/^/gm, "  ")}`);
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;
