import { expect } from "vitest";
import { getStore } from "@/server/context";
import { deployInput, testIn } from "@/server/testing";
import { appendLogPage, listLogLines } from "./log-pages";
import { openRun } from "./open-run";

const test = testIn({ withEngine: false });
const at = new Date(0).toISOString();

test("lines are kept whatever a program writes, and a page that was stored is not stored again", async ({
  sandbox,
}) => {
  const store = await getStore();
  const input = deployInput(sandbox.target);
  const { id: runId } = await openRun(store, { input, by: { who: "someone", door: "console" } });
  const texts = ["plain", "nul \0 in it", "half \ud83d", "whole \u{1f600}", '\u001b[31m"\\u0000"'];
  const lines = texts.map((text) => ({ at, source: "build" as const, text }));
  const owner = { of: "run", id: runId } as const;
  const page = { owner, stream: "s", from: undefined, to: "1", source: "build" as const, lines };

  expect(await appendLogPage(store, page)).toBe(true);
  expect(await appendLogPage(store, page)).toBe(false);
  const kept = await listLogLines(store, runId, 0, 100);
  expect(kept.map(({ text }) => text)).toEqual([
    "plain",
    "nul \ufffd in it",
    "half \ufffd",
    "whole \u{1f600}",
    '\u001b[31m"\\u0000"',
  ]);
});
