import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LogLine, LogSource } from "@/lib/domain/log";
import { LogBuffer } from "./log-buffer";
import { LogRows } from "./log-rows";
import { LogSearch, splitByHits } from "./log-search";

let frames: (() => void)[] = [];

beforeEach(() => {
  frames = [];
  vi.stubGlobal("requestAnimationFrame", (frame: () => void) => frames.push(frame));
});
afterEach(() => vi.unstubAllGlobals());

const line = (number: number, text: string, source: LogSource = "build", second = number): LogLine => ({
  number,
  at: new Date(Date.UTC(2026, 10, 23, 14, 0, second)).toISOString(),
  source,
  text,
});
const phase = (name: string) => `[Container] 2026/11/23 14:00:01.123456 Entering phase ${name}`;
const complete = (name: string, state: string) =>
  `[Container] 2026/11/23 14:00:01.123456 Phase complete: ${name} State: ${state}`;

function filled(...lines: LogLine[]): LogBuffer {
  const buffer = new LogBuffer();
  buffer.append(lines);
  return buffer;
}

const shown = (rows: LogRows) =>
  Array.from({ length: rows.length }, (_, row) => {
    const { kind, index } = rows.at(row) ?? {};
    return kind === "line" ? rows.buffer.lines[index ?? -1]?.number : `${kind} ${index}`;
  });

test("lines that are sent again are passed over, and painting is asked for once a frame", () => {
  const buffer = filled(line(1, "a"), line(2, "b"));
  const painted = vi.fn();
  buffer.subscribe(painted);
  buffer.append([line(2, "b"), line(3, "c")]);
  buffer.append([line(1, "a"), line(3, "c")]);

  expect(buffer.lines.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(buffer.lastNumber).toBe(3);
  expect(frames).toHaveLength(1);
  for (const frame of frames) frame();
  expect(painted).toHaveBeenCalledOnce();
});

test("each phase has a heading that knows how it ended and what went wrong in it", () => {
  const { sections, errors } = filled(
    line(1, "CREATE_COMPLETE AWS::ECR::Repository", "stack"),
    line(2, phase("PRE_BUILD")),
    line(3, complete("PRE_BUILD", "SUCCEEDED")),
    line(4, phase("BUILD")),
    line(5, "npm warn deprecated"),
    line(6, "ERROR: failed to solve"),
    line(7, complete("BUILD", "FAILED")),
  );
  expect(sections.map(({ phase, source, progress, lines }) => [phase ?? source, progress, lines])).toEqual([
    ["stack", "succeeded", 1],
    ["PRE_BUILD", "succeeded", 2],
    ["BUILD", "failed", 4],
  ]);
  expect(sections[2]).toMatchObject({ errors: 2, warnings: 1 });
  expect(errors).toEqual([5, 6]);
});

test("the first error is that of the source asked for", () => {
  const buffer = filled(line(1, "ERROR: one"), line(2, "CREATE_FAILED AWS::IAM::Role", "stack"));
  expect(buffer.firstError("stack")?.number).toBe(2);
  expect(buffer.firstError()?.number).toBe(1);
  expect(buffer.firstError("ecs")).toBeUndefined();
});

const story = () =>
  filled(
    line(1, "CREATE_COMPLETE", "stack"),
    line(2, phase("BUILD")),
    line(3, "step"),
    line(4, "after a while", "build", 30),
    line(5, "task started", "ecs", 31),
    line(6, "CREATE_COMPLETE", "stack", 32),
  );

test.each<[string, "all" | LogSource, number[], unknown[]]>([
  ["everything", "all", [], ["head 0", 1, "head 1", 2, 3, "gap 3", 4, "head 2", 5, 6]],
  ["a folded heading hides its lines", "all", [1], ["head 0", 1, "head 1", "head 2", 5, 6]],
  ["one source, with the headings that it has lines under", "stack", [], ["head 0", 1, "head 2", 6]],
])("rows: %s", (_, filter, folded, expected) => {
  expect(shown(new LogRows(story(), { filter, folded: new Set(folded) }))).toEqual(expected);
});

test("rows that grow with their buffer are the rows of a new reading", () => {
  const buffer = new LogBuffer();
  const growing = new LogRows(buffer, { filter: "all", folded: new Set([1]) });
  for (const one of story().lines) {
    buffer.append([one]);
    growing.sync();
  }
  expect(shown(growing)).toEqual(shown(new LogRows(buffer, { filter: "all", folded: new Set([1]) })));
});

test.each([
  [0, 1],
  [2, 4],
  [3, 6],
  [5, 9],
])("line at index %i is in row %i, and the row stands at that line", (index, row) => {
  const rows = new LogRows(story(), { filter: "all", folded: new Set() });
  expect(rows.rowOf(index)).toBe(row);
  expect(rows.lineAt(row)).toBe(index);
});

test("a line under a folded heading is found at the heading", () => {
  const rows = new LogRows(story(), { filter: "all", folded: new Set([1]) });
  expect(rows.at(rows.rowOf(2))).toEqual({ kind: "head", index: 1 });
});

test.each([
  [undefined, [0, 1.4, 2.4, 3.8, 4.8, 5.8, 6.8, 7.8, 9.2, 10.2, 11.2]],
  [10, [0, 1.4, 3.4, 4.8, 10.8, 11.8, 12.8, 14.8, 16.2, 18.2, 20.2]],
])("with %s columns each row begins where the one before ends", (columns, tops) => {
  const rows = new LogRows(story(), { filter: "all", folded: new Set(), columns });
  expect(tops.map((_, row) => Math.round(rows.topOf(row) * 10) / 10)).toEqual(tops);
  for (const [row, top] of tops.slice(0, -1).entries()) expect(rows.rowAt(top + 0.5)).toBe(row);
});

test("a search finds the same in a log that grows, whatever its case, colours and special characters", () => {
  const buffer = filled(line(1, "GET /Health? 200"), line(2, "\u001b[32m/hea\u001b[0mlth? ok"), line(3, "/healthz"));
  const search = new LogSearch(buffer, "all", "/health?").sync();
  buffer.append([line(4, "again /HEALTH? and /health?")]);

  expect(search.sync().hits).toEqual([0, 1, 3]);
  expect(search.hitFrom(2)).toBe(2);
  expect(search.hitFrom(9)).toBe(0);
  for (const again of [1, 2]) {
    expect(splitByHits("again /HEALTH? and /health?", search.pattern), `time ${again}`).toEqual([
      "again ",
      "/HEALTH?",
      " and ",
      "/health?",
      "",
    ]);
  }
});
