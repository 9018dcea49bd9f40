import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { root } from "./project.mjs";
import { readBrowserReport, readUnitReport } from "./test-reports.mjs";

test("what failed in the unit tests is told by file and name, also a file that could not be loaded", () => {
  const told = readUnitReport(
    reportOf({
      numPassedTests: 7,
      testResults: [
        { name: path.join(root, "lib/a.test.ts"), status: "passed", assertionResults: [{ status: "passed" }] },
        {
          name: path.join(root, "lib/b.test.ts"),
          status: "failed",
          assertionResults: [
            { status: "passed", fullName: "goes well", failureMessages: [] },
            { status: "failed", fullName: "adds up", failureMessages: ["\u001b[31mexpected 2\u001b[39m\n  at b"] },
          ],
        },
        { name: path.join(root, "lib/c.test.ts"), status: "failed", message: "No such module", assertionResults: [] },
      ],
    }),
  );
  expect(told).toEqual({
    passed: 7,
    failures: [
      { test: "lib/b.test.ts › adds up", why: "expected 2\n  at b" },
      { test: "lib/c.test.ts", why: "No such module" },
    ],
  });
});

test("what failed in the browser is told, also what passed only when tried again and what broke outside of a test", () => {
  const failing = (title: string, status: string) => ({
    file: "board.spec.ts",
    title,
    tests: [{ status, results: [{ error: { message: `${title} broke` } }, {}] }],
  });
  const told = readBrowserReport(
    reportOf({
      stats: { expected: 3 },
      errors: [{ message: "The server did not start." }],
      suites: [
        {
          specs: [failing("the board", "unexpected")],
          suites: [{ specs: [failing("the wall", "flaky"), failing("the rest", "expected")] }],
        },
      ],
    }),
  );
  expect(told).toEqual({
    passed: 3,
    failures: [
      { test: "board.spec.ts › the board", why: "the board broke" },
      { test: "board.spec.ts › the wall", why: "the wall broke" },
      { test: "outside of a test", why: "The server did not start." },
    ],
  });
});

function reportOf(content: object): string {
  const folder = mkdtempSync(path.join(tmpdir(), "slipway-report-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}
