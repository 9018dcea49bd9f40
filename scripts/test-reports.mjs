import { readFileSync } from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { root } from "./project.mjs";

/** What the runners' reports say: how many tests passed and failed, and which failed and why. */

/** Vitest's JSON report. A file that could not be loaded has no tests of its own, so it counts as one that failed. */
export function readUnitReport(report) {
  const { numPassedTests, testResults } = readReport(report);
  const failures = testResults.flatMap(({ name: file, status, message, assertionResults }) => {
    const name = path.relative(root, file);
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (failed.length === 0 && status === "failed") return [{ test: name, why: firstLines(message) }];
    return failed.map((test) => ({ test: `${name} › ${test.fullName}`, why: firstLines(test.failureMessages[0]) }));
  });
  return { passed: numPassedTests, failures };
}

/** Playwright's JSON report. A test that passed only when tried again has failed. */
export function readBrowserReport(report) {
  const { stats, errors, suites } = readReport(report);
  const failures = suites.flatMap(specsOf).flatMap((spec) =>
    spec.tests
      .filter(({ status }) => status === "unexpected" || status === "flaky")
      .map(({ results }) => ({
        test: `${spec.file} › ${spec.title}`,
        why: firstLines(results.find(({ error }) => error)?.error.message),
      })),
  );
  const outside = errors.map(({ message }) => ({ test: "outside of a test", why: firstLines(message) }));
  return { passed: stats.expected, failures: [...failures, ...outside] };
}

function specsOf(suite) {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
}

function readReport(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

/** Enough of a message to know what was expected and what came instead. */
function firstLines(message = "It gave no reason.") {
  return stripVTControlCharacters(message).split("\n").slice(0, 8).join("\n");
}
