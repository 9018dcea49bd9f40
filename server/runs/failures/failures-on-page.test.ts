import { describe, expect, test as plain } from "vitest";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { type FailureCause, failureCause, failureCauses } from "@/lib/domain/failure-cause";
import type { Run } from "@/lib/domain/run";
import { waysOut } from "@/lib/domain/ways-out";
import { failure as english } from "@/lib/text/en/failure";
import { waysOut as englishWays } from "@/lib/text/en/ways-out";
import { fill } from "@/lib/text/fill";
import { failure as japanese } from "@/lib/text/ja/failure";
import { waysOut as japaneseWays } from "@/lib/text/ja/ways-out";
import { get, testIn } from "@/server/testing";
import { everythingFails, failInEveryWay } from "./everything-fails-testing";
import { failurePage } from "./page-testing";

/** Slow enough for what is there for a moment to be seen. */
const test = testIn({ scenario: everythingFails, speed: 60 });

const languages = [
  ["en", english, englishWays],
  ["ja", japanese, japaneseWays],
] as const;

let failing: ReturnType<typeof failInEveryWay> | undefined;

describe("a failure that AWS has really had is told on the page, with what it was, why, and what to do", {
  timeout: 300_000,
}, () => {
  test.for(failureCauses)("%s", async (cause, { sandbox }) => {
    failing ??= failInEveryWay({ sandbox });
    const { run, failed } = await untilTold((await failing).get(cause), cause);
    const { failure, detail } = failed;
    const found = failureCause(failure);
    expect(found?.cause, JSON.stringify(failure, null, 1)).toBe(cause);

    for (const [locale, words, ways] of languages) {
      const page = await failurePage(run, locale);
      const { why, toDo } = words.causes[cause];
      const seen = failure.evidence?.tasks?.flatMap(({ reason, lastLines }) => [reason, ...lastLines]) ?? [];
      for (const sentence of [why, ...toDo]) expect(page.text).toContain(fill(sentence, found?.named ?? {}));
      for (const said of [failure.message, failure.event?.reason ?? "", ...seen]) expect(page.text).toContain(said);
      expect(page.text).toContain(words.titles[failure.rule]);
      const buttons = waysOut(detail.stack?.status).filter((way) => way === "delete" || detail.stack?.resources.length);
      expect(page.buttons).toEqual(
        expect.arrayContaining([words.openForm, ...buttons.map((way) => ways.ways[way].label)]),
      );
    }
  });
});

plain.for(languages)("no two of them are told alike: %s", ([, { causes }]) => {
  const whys = Object.values(causes).map(({ why }) => why);
  expect(new Set(whys).size).toBe(failureCauses.length);
});

/** The lines of a build come seconds after its end, and what they tell with them. */
async function untilTold(running: Promise<Run> | undefined, cause: FailureCause) {
  if (!running) throw new Error(`Nobody has seen ${cause}.`);
  let run = await running;
  for (const deadline = Date.now() + 20_000; ; ) {
    const failed = run.steps.find(({ progress }) => progress === "failed");
    if (failed?.progress !== "failed") throw new Error(`It has not failed: ${JSON.stringify(run.steps, null, 1)}`);
    const isTold = failureCause(failed.failure)?.cause === cause || failed.failure.rule !== "build";
    if (isTold || Date.now() > deadline) return { run, failed };
    await new Promise((resolve) => setTimeout(resolve, 300));
    run = await (await get(readRun, { params: { id: run.id } })).json();
  }
}
