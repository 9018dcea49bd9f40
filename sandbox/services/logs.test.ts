import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  type GetLogEventsCommandInput,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { expect } from "vitest";
import type { Sandbox } from "../server";
import { clientConfig, test } from "../testing";

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
  const client = await logsWith(sandbox, { a: Array.from({ length: 12 }, () => "x".repeat(100_000)) });
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

test.for([
  ["ERROR", ["ERROR one", "an ERROR two"]],
  ['"two parts"', ["two parts"]],
  ["ERROR -two", ["ERROR one"]],
  ["?one ?parts", ["ERROR one", "two parts"]],
] as const)("the pattern %s finds %j", async ([filterPattern, found], { sandbox }) => {
  const client = await logsWith(sandbox, { a: ["ERROR one", "an ERROR two", "two parts"] });
  const { events } = await client.send(new FilterLogEventsCommand({ logGroupName, filterPattern }));
  expect(texts(events)).toEqual(found);
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
