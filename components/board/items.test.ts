import { expect, test } from "vitest";
import { sortByAttention, toRows } from "@/components/team/rows";
import type { TeamService, TeamTarget, WatchGap } from "@/lib/domain/team-status";
import { type Grouping, groupings } from "./board-view";
import { groupRows, sortTargets } from "./groups";
import { type Item, toItems } from "./items";

const service = (serviceName: string, changes: Partial<TeamService> = {}): TeamService => ({
  serviceName,
  clusterName: "default",
  mode: "express",
  state: "healthy",
  tasks: { running: 1, desired: 1 },
  ...changes,
});

const target = (alias: string, services: TeamService[], changes: Partial<TeamTarget> = {}): TeamTarget => ({
  target: `123456789012~${alias}`,
  alias,
  colour: "plain",
  isProtected: false,
  asOf: "2026-11-01T09:59:55Z",
  gaps: [],
  services,
  ...changes,
});

const denied: WatchGap = {
  part: "services",
  cause: "denied",
  action: "ecs:ListServices",
  since: "2026-11-01T09:00:00Z",
};

const targets = [
  target("lab", [service("chat", { team: "talk" }), service("docs")]),
  target("safe", [service("till")], { isProtected: true }),
  target("prod", [service("web", { state: "failed", team: "shop" })], { isProtected: true }),
  target("far", [], { gaps: [denied] }),
  target("new", [], { asOf: undefined }),
  target("void", []),
];

function shown(grouping: Grouping, isLeft = (_: TeamService) => true, perLine = 1): string[] {
  const rows = targets.flatMap((each) => toRows(each, false));
  const left = sortByAttention(rows.filter((row) => isLeft(row.service)));
  const isFiltered = left.length < rows.length;
  const sorted = sortTargets(targets, rows);
  return toItems(groupRows(grouping, { targets: sorted, rows, shown: left }), {
    isFiltered,
    perLine,
    stale: new Set(),
  }).map(words);
}

function words(item: Item): string {
  if (item.kind === "head") return `# ${item.group.name ?? item.group.key.split("~").at(-1)} ${item.group.total}`;
  if (item.kind === "foot") return `${item.foot.target.alias} ${item.foot.tells}`;
  return item.rows.map((row) => row.service.serviceName).join(" ");
}

test("by target: where somebody is needed, then PROD; and what is not known stands at the end of its group", () => {
  expect(shown("target")).toEqual([
    "# prod 1",
    "web",
    "# safe 1",
    "till",
    "# far 0",
    "far gap",
    "# lab 2",
    "chat",
    "docs",
    "# new 0",
    "new looking",
    "# void 0",
    "void nothing",
  ]);
});

test("by team: those without one come last, with what is not known", () => {
  expect(shown("team")).toEqual([
    "# shop 1",
    "web",
    "# talk 1",
    "chat",
    "# no team 2",
    "docs",
    "till",
    "far gap",
    "new looking",
    "void nothing",
  ]);
});

test("ungrouped: by need alone", () => {
  expect(shown("none").slice(0, 4)).toEqual(["# all 4", "web", "chat", "docs"]);
});

test("a filter leaves out groups without a match, and keeps those that could have one", () => {
  expect(shown("target", ({ serviceName }) => serviceName === "docs")).toEqual([
    "# far 0",
    "far gap",
    "# lab 2",
    "docs",
    "# new 0",
    "new looking",
  ]);
});

test("cards stand beside each other, in lines of their own group", () => {
  expect(shown("target", () => true, 3).slice(0, 8)).toEqual([
    "# prod 1",
    "web",
    "# safe 1",
    "till",
    "# far 0",
    "far gap",
    "# lab 2",
    "chat docs",
  ]);
});

test("a target that was not read for long says so, however it is grouped", () => {
  const old = target("old", [service("late")], { asOf: "2026-11-01T09:50:00Z" });
  for (const grouping of groupings) {
    const rows = toRows(old, true);
    const items = toItems(groupRows(grouping, { targets: [old], rows, shown: rows }), {
      isFiltered: false,
      perLine: 1,
      stale: new Set([old.target]),
    });
    expect(items.map(words)).toContain("old old");
  }
});

test("of a board with a change in one target, the lines of the others are the same objects", () => {
  const options = { isFiltered: false, perLine: 1, stale: new Set<string>() };
  const itemsOf = (all: TeamTarget[]) => {
    const rows = sortByAttention(all.flatMap((each) => toRows(each, false)));
    return toItems(groupRows("target", { targets: all, rows, shown: rows }), options);
  };
  const [lab, safe, prod] = targets as [TeamTarget, TeamTarget, TeamTarget];
  const before = itemsOf([lab, safe, prod]);
  expect(before.map(words)).toEqual(["# lab 2", "chat", "docs", "# safe 1", "till", "# prod 1", "web"]);

  const [chat] = lab.services as [TeamService];
  const changed = { ...lab, services: [chat, service("docs", { state: "deploying" })] };
  const after = itemsOf([changed, safe, prod]);
  expect(after.map(words)).toEqual(["# lab 2", "docs", "chat", "# safe 1", "till", "# prod 1", "web"]);
  expect(after.filter((item) => before.includes(item)).map(words)).toEqual(["till", "web"]);
  const older = itemsOf([changed, { ...safe, asOf: "2026-11-01T10:00:05Z" }, prod]);
  expect(older.filter((item) => after.includes(item)).map(words)).toEqual(["docs", "chat", "web"]);
});
