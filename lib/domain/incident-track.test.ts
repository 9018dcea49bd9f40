import { expect, test } from "vitest";
import type { Health } from "./health";
import { detectIncident, noTrack, type Track } from "./incident-track";

const start = Date.parse("2026-11-28T00:00:00.000Z");
const at = (second: number) => new Date(start + second * 1000).toISOString();
const cause = { kind: "no-tasks", desired: 1 } as const;

type Seen = [second: number, health: Health | "gap-ok" | "gap-failed" | "gap-degraded"];

/** What people hear of these looks, with the second at which it is known and how often it relapsed. */
function told(looks: readonly Seen[]) {
  let track: Track = noTrack;
  let ids = 0;
  return looks.flatMap(([second, seen]) => {
    const isAfterGap = seen.startsWith("gap-");
    const health = seen.replace("gap-", "") as Health;
    const look = { at: at(second), health, isAfterGap, ...(health !== "ok" && { cause }) };
    const detected = detectIncident(track, look, () => {
      ids += 1;
      return `i${ids}`;
    });
    track = detected.track;
    const { event, incident } = detected;
    if (!event || !incident) return incident ? [`${second} ended ${incident.id}`] : [];
    return [`${second} ${event} ${incident.id}${incident.relapses ? ` relapse ${incident.relapses}` : ""}`];
  });
}

const every = (from: number, to: number, step: number, health: Seen[1]): Seen[] =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => [from + index * step, health]);

test.each<[string, Seen[], string[]]>([
  ["nothing is told of what goes well", every(0, 600, 60, "ok"), []],
  [
    "one bad look is not enough",
    [
      [0, "failed"],
      [10, "ok"],
    ],
    [],
  ],
  ["a failure is told after half a minute", every(0, 40, 10, "failed"), ["30 service-failed i1"]],
  ["what is degraded is told after two minutes", every(0, 130, 10, "degraded"), ["120 service-degraded i1"]],
  ["at one look a minute, the second one tells", every(0, 120, 60, "failed"), ["60 service-failed i1"]],
  [
    "degraded, then failed: told twice, of one incident",
    [...every(0, 120, 30, "degraded"), ...every(150, 210, 30, "failed")],
    ["120 service-degraded i1", "180 service-failed i1"],
  ],
  [
    "degraded that turns failed before it was told is told as failed",
    [
      [0, "degraded"],
      [30, "failed"],
      [60, "failed"],
    ],
    ["30 service-failed i1"],
  ],
  [
    "it is over after a minute of health",
    [...every(0, 30, 30, "failed"), ...every(60, 150, 30, "ok")],
    ["30 service-failed i1", "120 recovered i1"],
  ],
  [
    "a short spell of health is part of it",
    [...every(0, 30, 30, "failed"), [60, "ok"], [90, "failed"], ...every(120, 300, 30, "ok")],
    ["30 service-failed i1", "240 recovered i1 relapse 1"],
  ],
  [
    "what fails again within ten minutes is the same incident",
    [
      ...every(0, 30, 30, "failed"),
      ...every(60, 300, 30, "ok"),
      ...every(330, 360, 30, "failed"),
      ...every(390, 540, 30, "ok"),
    ],
    ["30 service-failed i1", "120 recovered i1", "360 service-failed i1 relapse 1", "510 recovered i1 relapse 1"],
  ],
  [
    "what fails later is another one",
    [...every(0, 30, 30, "failed"), ...every(60, 900, 60, "ok"), ...every(930, 960, 30, "failed")],
    ["30 service-failed i1", "120 recovered i1", "960 service-failed i2"],
  ],
  [
    "a suspicion does not outlive a gap",
    [
      [0, "failed"],
      [600, "gap-failed"],
      [640, "failed"],
    ],
    ["640 service-failed i1"],
  ],
  [
    "a recovery does not happen in a gap",
    [...every(0, 30, 30, "failed"), [60, "ok"], [600, "gap-ok"], [660, "ok"]],
    ["30 service-failed i1", "660 recovered i1"],
  ],
  [
    "an incident lasts over a gap",
    [...every(0, 30, 30, "failed"), [600, "gap-failed"], [660, "failed"]],
    ["30 service-failed i1"],
  ],
  [
    "what is not meant to serve any more ends without a word",
    [...every(0, 30, 30, "failed"), [60, "none"], ...every(90, 180, 30, "ok")],
    ["30 service-failed i1", "60 ended i1"],
  ],
])("%s", (_, looks, expected) => {
  expect(told(looks)).toEqual(expected);
});

test("a service that flaps all day is one incident and few words", () => {
  const day = Array.from({ length: 720 }, (_, index): Seen[] => [
    [index * 120, "failed"],
    [index * 120 + 40, "failed"],
    [index * 120 + 80, "ok"],
  ]);
  const words = told(day.flat());
  expect(words).toHaveLength(1);
});

test("incidents begin and end when it was seen, not when it was sure", () => {
  let track: Track = noTrack;
  const look = (second: number, health: Health) => {
    const detected = detectIncident(track, { at: at(second), health, cause }, () => "i1");
    track = detected.track;
    return detected.incident;
  };
  look(0, "failed");
  expect(look(30, "failed")).toMatchObject({ startedAt: at(0), health: "failed" });
  look(60, "ok");
  expect(look(120, "ok")).toMatchObject({ startedAt: at(0), endedAt: at(60) });
});
