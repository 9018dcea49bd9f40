import { expect, test } from "vitest";
import { type DeployedVersion, rollbackChoice } from "./rollback-choice";

const version = (runId: string, digest: string, more: Partial<DeployedVersion> = {}): DeployedVersion => ({
  runId,
  digest,
  isHealthy: true,
  ...more,
});
const one = version("1", "a");
const two = version("2", "b");
const three = version("3", "c");
const sick = version("3", "c", { isHealthy: false });
const backToOne = version("4", "a", { backTo: "1" });
const backToTwo = version("4", "b", { backTo: "2" });

const none = { refusal: "nothing-before" };

test.each<[string, DeployedVersion[], Parameters<typeof rollbackChoice>[1], string | undefined, object]>([
  ["nothing was ever deployed", [], {}, undefined, none],
  ["only what serves", [one], { runId: "1", digest: "a" }, undefined, none],
  ["the one before", [two, one], { runId: "2", digest: "b" }, undefined, { to: one }],
  ["one that was asked for", [three, two, one], { runId: "3", digest: "c" }, "1", { to: one }],
  [
    "a sick version is passed over",
    [version("4", "d"), sick, two],
    { runId: "4", digest: "d" },
    undefined,
    { to: two },
  ],
  ["from a sick version to the one before", [sick, two, one], { runId: "3", digest: "c" }, undefined, { to: two }],
  ["a sick version that was asked for", [two, sick], { runId: "2" }, "3", { to: sick, refusal: "never-healthy" }],
  ["the same image once more is no way back", [version("2", "a"), one], { runId: "2", digest: "a" }, undefined, none],
  ["what others deployed, to the newest of Slipway's", [two, one], { digest: "x" }, undefined, { to: two }],
  ["after a rollback, not to what it undid", [backToOne, two, one], { runId: "4", digest: "a" }, undefined, none],
  ["after a rollback, one further", [backToTwo, three, two, one], { runId: "4", digest: "b" }, undefined, { to: one }],
  ["a run that is not known", [one], { runId: "1", digest: "a" }, "9", none],
])("%s", (_, deployed, serving, asked, expected) => {
  expect(rollbackChoice(deployed, serving, asked)).toEqual(expected);
});
