import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DeleteLogGroupCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  type GetLogEventsCommandInput,
  ListTagsForResourceCommand,
  PutLogEventsCommand,
  PutLogGroupDeletionProtectionCommand,
  PutRetentionPolicyCommand,
  paginateFilterLogEvents,
  TagResourceCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { expect } from "vitest";
import { clientConfig } from "../client-config";
import type { Sandbox } from "../server";
import { test } from "../testing";

const logGroupName = "/test/group";
const start = Date.now() - 60_000;

async function logsWith(sandbox: Sandbox, streams: Record<string, string[]>) {
  const client = new CloudWatchLogsClient(clientConfig(sandbox));
  await client.send(new CreateLogGroupCommand({ logGroupName }));
  for (const [logStreamName, messages] of Object.entries(streams)) {
    await client.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
    await put(client, logStreamName, messages);
  }
  return client;
}

async function put(client: CloudWatchLogsClient, logStreamName: string, messages: string[], from = start) {
  const logEvents = messages.map((message, index) => ({ timestamp: from + 10 * index, message }));
  if (logEvents.length > 0) await client.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
}

function get(client: CloudWatchLogsClient, input: Partial<GetLogEventsCommandInput>) {
  return client.send(new GetLogEventsCommand({ logGroupName, logStreamName: "a", ...input }));
}

const HOUR_MS = 3_600_000;
const invalid = { name: "InvalidParameterException" };
const texts = (events: { message?: string | undefined }[] = []) => events.map(({ message }) => message);

test("a log is followed by its forward token, and the token that stays the same is the end for now", async ({
  sandbox,
}) => {
  const client = await logsWith(sandbox, { a: ["1", "2", "3"] });
  const first = await get(client, { startFromHead: true, limit: 2 });
  expect(texts(first.events)).toEqual(["1", "2"]);
  expect(first.nextForwardToken).toMatch(/^f\/\d{56}$/);
  expect(first.nextBackwardToken).toMatch(/^b\/\d{56}$/);

  const second = await get(client, { startFromHead: true, nextToken: first.nextForwardToken });
  expect(texts(second.events)).toEqual(["3"]);
  const end = await get(client, { startFromHead: true, nextToken: second.nextForwardToken });
  expect(end).toMatchObject({ events: [], nextForwardToken: second.nextForwardToken });

  await put(client, "a", ["4"], start + 1000);
  const more = await get(client, { startFromHead: true, nextToken: end.nextForwardToken });
  expect(texts(more.events)).toEqual(["4"]);
  const back = await get(client, { nextToken: more.nextBackwardToken, limit: 2 });
  expect(texts(back.events)).toEqual(["2", "3"]);
});

test("an empty stream has tokens too, and what comes later is found with them", async ({ sandbox }) => {
  const client = await logsWith(sandbox, { a: [] });
  const empty = await get(client, { startFromHead: true });
  expect(empty.events).toEqual([]);
  await put(client, "a", ["1"]);
  expect(texts((await get(client, { startFromHead: true, nextToken: empty.nextForwardToken })).events)).toEqual(["1"]);
});

test("without startFromHead the newest events come", async ({ sandbox }) => {
  const client = await logsWith(sandbox, { a: ["1", "2", "3"] });
  expect(texts((await get(client, { limit: 2 })).events)).toEqual(["2", "3"]);
});

test("startTime is included, endTime is not", async ({ sandbox }) => {
  const client = await logsWith(sandbox, { a: ["1", "2", "3"] });
  const { events } = await get(client, { startFromHead: true, startTime: start + 10, endTime: start + 20 });
  expect(texts(events)).toEqual(["2"]);
});

test("a page ends at one megabyte", async ({ sandbox }) => {
  const client = await logsWith(sandbox, { a: Array.from({ length: 6 }, () => "x".repeat(100_000)) });
  await put(
    client,
    "a",
    Array.from({ length: 6 }, () => "x".repeat(100_000)),
    start + 1000,
  );
  const page = await get(client, { startFromHead: true });
  expect(page.events).toHaveLength(10);
  expect((await get(client, { startFromHead: true, nextToken: page.nextForwardToken })).events).toHaveLength(2);
});

test("an empty page is not the end: every event comes once whatever pages are empty", async ({ sandbox }) => {
  sandbox.world.settings.logs = { emptyPageEvery: 2 };
  const messages = Array.from({ length: 20 }, (_, index) => String(index));
  const client = await logsWith(sandbox, { a: messages });
  const seen: (string | undefined)[] = [];
  let emptyPages = 0;
  let nextToken: string | undefined;
  for (let sent: string | undefined = "none"; sent !== nextToken; ) {
    sent = nextToken;
    const page = await get(client, { startFromHead: true, limit: 3, ...(sent && { nextToken: sent }) });
    if (page.events?.length === 0) emptyPages++;
    seen.push(...texts(page.events));
    nextToken = page.nextForwardToken;
  }
  expect(seen).toEqual(messages);
  expect(emptyPages).toBeGreaterThan(2);
});

test("events of several streams come in one order, each with its id, page by page", async ({ sandbox }) => {
  const client = await logsWith(sandbox, {
    "task/1": ["ERROR a", "fine b"],
    "task/2": ["ERROR c", "ERROR d"],
    other: ["ERROR e"],
  });
  const input = { logGroupName, logStreamNamePrefix: "task/", filterPattern: "ERROR", limit: 2 };
  const first = await client.send(new FilterLogEventsCommand(input));
  expect(texts(first.events)).toEqual(["ERROR a", "ERROR c"]);
  const second = await client.send(new FilterLogEventsCommand({ ...input, nextToken: first.nextToken }));
  expect(texts(second.events)).toEqual(["ERROR d"]);
  expect(second.nextToken).toBeUndefined();
  const ids = [...(first.events ?? []), ...(second.events ?? [])].map(({ eventId }) => eventId);
  expect(new Set(ids).size).toBe(3);
});

test("a page of a search may be empty before its end, and every match comes once", async ({ sandbox }) => {
  sandbox.world.settings.logs = { filterScanEvents: 100 };
  const messages = Array.from({ length: 1000 }, (_, index) =>
    index % 250 === 249 ? `match ${index}` : `line ${index}`,
  );
  const client = await logsWith(sandbox, { a: messages });
  const pages = paginateFilterLogEvents({ client }, { logGroupName, filterPattern: "match" });
  const found: string[][] = [];
  for await (const { events = [] } of pages) found.push(events.map(({ message = "" }) => message));
  expect(found.flat()).toEqual(["match 249", "match 499", "match 749", "match 999"]);
  expect(found.some((page) => page.length === 0)).toBe(true);
});

test("a search can begin with the newest, and its token keeps to that", async ({ sandbox }) => {
  const client = await logsWith(sandbox, { a: ["1", "2"], b: ["3", "4", "5"] });
  const input = { logGroupName, startFromHead: false, startTime: start, limit: 3 };
  const first = await client.send(new FilterLogEventsCommand(input));
  expect(texts(first.events)).toEqual(["5", "4", "2"]);
  const { startFromHead, ...rest } = input;
  const second = await client.send(new FilterLogEventsCommand({ ...rest, nextToken: first.nextToken }));
  expect(texts(second.events)).toEqual(["3", "1"]);
  await expect(client.send(new FilterLogEventsCommand({ ...input, startTime: 1 }))).rejects.toMatchObject(invalid);
});

test("a token stands for a day", async ({ sandbox }) => {
  const client = await logsWith(sandbox, { a: ["1", "2"] });
  const { nextForwardToken } = await get(client, { startFromHead: true, limit: 1 });
  await expect(get(client, { nextToken: nextForwardToken })).rejects.toMatchObject(invalid);
  const input = { startFromHead: true, nextToken: nextForwardToken };
  sandbox.world.step(23 * HOUR_MS);
  expect(texts((await get(client, input)).events)).toEqual(["2"]);
  sandbox.world.step(2 * HOUR_MS);
  await expect(get(client, input)).rejects.toMatchObject(invalid);
});

test.for([
  [
    "disorder",
    [
      { timestamp: start, message: "a" },
      { timestamp: start - 1, message: "b" },
    ],
    "chronological order",
  ],
  [
    "more than a day",
    [
      { timestamp: start - 25 * HOUR_MS, message: "a" },
      { timestamp: start, message: "b" },
    ],
    "24 hours",
  ],
  ["an empty message", [{ timestamp: start, message: "" }], "length greater than or equal to 1"],
  ["nothing", [], "length greater than or equal to 1"],
  ["too large an event", [{ timestamp: start, message: "x".repeat(1_048_576) }], "Log event too large"],
  [
    "too much at once",
    Array.from({ length: 11 }, () => ({ timestamp: start, message: "x".repeat(100_000) })),
    "Upload too large",
  ],
  [
    "too many at once",
    Array.from({ length: 10_001 }, () => ({ timestamp: start, message: "x" })),
    "length less than or equal to 10000",
  ],
] as const)("a batch with %s is refused", async ([, logEvents, message], { sandbox }) => {
  const client = await logsWith(sandbox, { a: [] });
  const command = new PutLogEventsCommand({ logGroupName, logStreamName: "a", logEvents: [...logEvents] });
  await expect(client.send(command)).rejects.toMatchObject({ ...invalid, message: expect.stringContaining(message) });
});

test.for([
  ["old ones", [-15 * 24, -14.9 * 24], { tooOldLogEventEndIndex: 2 }, 0],
  ["expired ones", [-50, -47], { expiredLogEventEndIndex: 1 }, 1],
  ["future ones", [0, 3], { tooNewLogEventStartIndex: 1 }, 1],
] as const)("of a batch %s are left out and told", async ([, hours, rejectedLogEventsInfo, kept], { sandbox }) => {
  const client = await logsWith(sandbox, { a: [] });
  const retention = hours[0] === -50 ? 3 : 1827;
  await client.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: retention }));
  if (retention === 3) sandbox.world.step(24 * HOUR_MS);
  const logEvents = hours.map((hour) => ({ timestamp: Date.now() + hour * HOUR_MS, message: String(hour) }));
  const answer = await client.send(new PutLogEventsCommand({ logGroupName, logStreamName: "a", logEvents }));
  expect(answer.rejectedLogEventsInfo).toEqual(rejectedLogEventsInfo);
  expect((await get(client, { startFromHead: true })).events).toHaveLength(kept);
});

test("what is older than the retention is gone", async ({ sandbox }) => {
  const client = await logsWith(sandbox, { a: ["old"] });
  await client.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 1 }));
  sandbox.world.step(20 * HOUR_MS);
  await put(client, "a", ["new"], Date.now() + 20 * HOUR_MS);
  expect(texts((await get(client, { startFromHead: true })).events)).toEqual(["old", "new"]);
  sandbox.world.step(5 * HOUR_MS);
  expect(texts((await get(client, { startFromHead: true })).events)).toEqual(["new"]);
  expect(texts((await client.send(new FilterLogEventsCommand({ logGroupName }))).events)).toEqual(["new"]);
});

test("a log can come as badly as logs come: late, in disorder, twice, within one millisecond", async ({ sandbox }) => {
  sandbox.world.setSpeed(1);
  const disturbed = { ingestionDelayMs: 2000, shuffleMs: 1000, lateShare: 0.2, duplicateShare: 0.1, sameMs: 500 };
  sandbox.world.settings.logs = { seed: 7, streams: { "/test/*:a": disturbed } };
  const messages = Array.from({ length: 200 }, (_, index) => String(index));
  const client = await logsWith(sandbox, { a: messages, b: messages });
  const read = async (logStreamName: string) =>
    (await get(client, { logStreamName, startFromHead: true })).events ?? [];

  expect(await read("b")).toHaveLength(200);
  expect(await read("a")).toHaveLength(0);
  sandbox.world.step(10_000);
  const early = await read("a");
  expect(early.length).toBeGreaterThan(120);
  expect(new Set(texts(early)).size).toBeLessThan(200);
  sandbox.world.step(30_000);
  const all = await read("a");
  expect(new Set(texts(all)).size).toBe(200);
  expect(all.length).toBeGreaterThan(205);
  expect(new Set(all.map(({ timestamp }) => timestamp)).size).toBeLessThanOrEqual(5);
  expect(texts(all)).not.toEqual(texts(all).toSorted((a, b) => Number(a) - Number(b)));
});

test("a stream can appear late, pages can be half full, and a token can move with nothing behind it", async ({
  sandbox,
}) => {
  sandbox.world.setSpeed(1);
  sandbox.world.settings.logs = {
    streamAppearsAfterMs: 5000,
    pageFill: 0.5,
    tokenMovesEvery: 2,
    lastEventLagMs: 60_000,
  };
  const client = await logsWith(sandbox, { a: ["1", "2", "3", "4"] });
  await expect(get(client, {})).rejects.toMatchObject({ message: "The specified log stream does not exist." });
  sandbox.world.step(5000);
  const page = await get(client, { startFromHead: true, limit: 4 });
  expect(texts(page.events)).toEqual(["1", "2"]);
  const described = () => client.send(new DescribeLogStreamsCommand({ logGroupName }));
  expect((await described()).logStreams?.[0]?.lastEventTimestamp).toBeUndefined();
  sandbox.world.step(60_000);
  expect((await described()).logStreams?.[0]?.lastEventTimestamp).toBe(start + 30);

  const last = await get(client, { startFromHead: true, nextToken: page.nextForwardToken });
  const tokens = [last.nextForwardToken];
  for (let read = 0; read < 4; read++) {
    const { events, nextForwardToken } = await get(client, { startFromHead: true, nextToken: tokens.at(-1) });
    expect(events).toEqual([]);
    tokens.push(nextForwardToken);
  }
  expect(new Set(tokens).size).toBe(3);
  await put(client, "a", ["5"], start + 1000);
  expect(texts((await get(client, { startFromHead: true, nextToken: tokens.at(-1) })).events)).toEqual(["5"]);
});

test("what is not there is said as AWS says it", async ({ sandbox }) => {
  const client = await logsWith(sandbox, { a: [] });
  const error = (message: string) => ({ name: "ResourceNotFoundException", message });
  await expect(get(client, { logGroupName: "/none" })).rejects.toMatchObject(
    error("The specified log group does not exist."),
  );
  await expect(get(client, { logStreamName: "none" })).rejects.toMatchObject(
    error("The specified log stream does not exist."),
  );
  const retention = new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 2 });
  await expect(client.send(retention)).rejects.toMatchObject({ name: "InvalidParameterException" });
});

test("groups and streams are described with what is in them", async ({ sandbox }) => {
  const client = await logsWith(sandbox, { a: ["12345"], b: [] });
  await client.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 14 }));
  const { logGroups } = await client.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: "/test" }));
  expect(logGroups).toMatchObject([{ logGroupName, retentionInDays: 14, storedBytes: 31 }]);
  const { logStreams } = await client.send(
    new DescribeLogStreamsCommand({ logGroupName, orderBy: "LastEventTime", descending: true }),
  );
  expect(logStreams?.map(({ logStreamName, lastEventTimestamp }) => [logStreamName, lastEventTimestamp])).toEqual([
    ["a", start],
    ["b", undefined],
  ]);
});

test.for([
  ["groups by prefix and pattern at once", { logGroupNamePrefix: "a", logGroupNamePattern: "b" }],
  ["51 groups a page", { limit: 51 }],
  ["a token that was never given", { nextToken: "none" }],
] as const)("asking for %s is refused", async ([, input], { sandbox }) => {
  const client = await logsWith(sandbox, {});
  await expect(client.send(new DescribeLogGroupsCommand({ ...input }))).rejects.toMatchObject(invalid);
});

test("a protected group stays, and tags are kept within AWS's rules", async ({ sandbox }) => {
  const client = await logsWith(sandbox, {});
  const { logGroups: [group] = [] } = await client.send(new DescribeLogGroupsCommand({}));
  const resourceArn = group?.logGroupArn;
  await client.send(
    new PutLogGroupDeletionProtectionCommand({ logGroupIdentifier: logGroupName, deletionProtectionEnabled: true }),
  );
  await expect(client.send(new DeleteLogGroupCommand({ logGroupName }))).rejects.toMatchObject({
    name: "ValidationException",
  });
  await client.send(new TagResourceCommand({ resourceArn, tags: { team: "shop" } }));
  expect((await client.send(new ListTagsForResourceCommand({ resourceArn }))).tags).toEqual({ team: "shop" });
  const tooMany = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`key-${index}`, "x"]));
  await expect(client.send(new TagResourceCommand({ resourceArn, tags: tooMany }))).rejects.toMatchObject({
    name: "TooManyTagsException",
  });
  await expect(client.send(new TagResourceCommand({ resourceArn, tags: { "aws:x": "y" } }))).rejects.toMatchObject(
    invalid,
  );
});
