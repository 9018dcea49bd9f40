import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
  StartLiveTailCommand,
  type StartLiveTailCommandInput,
  type StartLiveTailResponseStream,
} from "@aws-sdk/client-cloudwatch-logs";
import { expect } from "vitest";
import { clientConfig } from "../../client-config";
import type { Sandbox } from "../../server";
import { test } from "../../testing";

const logGroupName = "/test/tail";

async function logsOf(sandbox: Sandbox) {
  const client = new CloudWatchLogsClient({ ...clientConfig(sandbox), disableHostPrefix: true });
  await client.send(new CreateLogGroupCommand({ logGroupName }));
  for (const logStreamName of ["a", "b"])
    await client.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
  const arn = `arn:aws:logs:eu-west-1:${sandbox.world.account}:log-group:${logGroupName}`;
  const put = (logStreamName: string, messages: string[]) => {
    const logEvents = messages.map((message) => ({ timestamp: Date.now(), message }));
    return client.send(new PutLogEventsCommand({ logGroupName, logStreamName, logEvents }));
  };
  const tail = async (input: Partial<StartLiveTailCommandInput> = {}) => {
    const output = await client.send(new StartLiveTailCommand({ logGroupIdentifiers: [arn], ...input }));
    if (!output.responseStream) throw new Error("There is no stream");
    return output.responseStream[Symbol.asyncIterator]();
  };
  return { client, arn, put, tail };
}

/** What comes until an update has events. */
async function nextEvents(updates: AsyncIterator<StartLiveTailResponseStream>) {
  for (;;) {
    const step = await updates.next();
    const value: StartLiveTailResponseStream | undefined = step.value;
    const { sessionResults = [], sessionMetadata } = value?.sessionUpdate ?? {};
    if (sessionResults.length > 0) return { messages: sessionResults.map(({ message }) => message), sessionMetadata };
  }
}

test("a session hears what arrives after its start, of the streams and with the words it asks for", async ({
  sandbox,
}) => {
  const { arn, put, tail } = await logsOf(sandbox);
  await put("a", ["ERROR before"]);
  const updates = await tail({ logStreamNamePrefixes: ["a"], logEventFilterPattern: "ERROR" });
  const { value: first } = await updates.next();
  expect(first?.sessionStart).toMatchObject({ logGroupIdentifiers: [arn], logEventFilterPattern: "ERROR" });
  await put("b", ["ERROR elsewhere"]);
  await put("a", ["ERROR one", "fine", "ERROR two"]);
  expect(await nextEvents(updates)).toEqual({
    messages: ["ERROR one", "ERROR two"],
    sessionMetadata: { sampled: false },
  });
  await updates.return?.();
});

test("of more events than an update takes, some are picked", async ({ sandbox }) => {
  const { put, tail } = await logsOf(sandbox);
  const updates = await tail();
  await updates.next();
  const sent = Array.from({ length: 3000 }, (_, index) => String(index));
  await put("a", sent);
  const { messages, sessionMetadata } = await nextEvents(updates);
  expect(sessionMetadata).toEqual({ sampled: true });
  expect(messages).toHaveLength(500);
  expect(messages.filter((message) => Number(message) > 1500).length).toBeGreaterThan(150);
  await updates.return?.();
});

test("a session ends after three hours, and says so", async ({ sandbox }) => {
  sandbox.world.setSpeed(20);
  const { tail } = await logsOf(sandbox);
  const updates = await tail();
  await updates.next();
  sandbox.world.step(3 * 3_600_000);
  const drain = async () => {
    for (let step = await updates.next(); !step.done; step = await updates.next());
  };
  await expect(drain()).rejects.toMatchObject({ name: "SessionTimeoutException" });
});

test("an account has fifteen sessions at once, and one that is left makes room", async ({ sandbox }) => {
  const { arn, client } = await logsOf(sandbox);
  const command = () => new StartLiveTailCommand({ logGroupIdentifiers: [arn] });
  const clients = Array.from({ length: 15 }, () => {
    return new CloudWatchLogsClient({ ...clientConfig(sandbox), disableHostPrefix: true });
  });
  for (const one of clients) await one.send(command());
  await expect(client.send(command())).rejects.toMatchObject({ name: "LimitExceededException" });
  for (const one of clients) one.destroy();
  const start = () =>
    client.send(command()).then(
      () => "started",
      ({ name }) => name,
    );
  await expect.poll(start).toBe("started");
});

test.for<[string, Partial<StartLiveTailCommandInput>, string]>([
  ["a name in place of an ARN", { logGroupIdentifiers: [logGroupName] }, "InvalidParameterException"],
  ["names and prefixes at once", { logStreamNames: ["a"], logStreamNamePrefixes: ["b"] }, "InvalidParameterException"],
  [
    "a group that is not there",
    { logGroupIdentifiers: ["arn:aws:logs:eu-west-1:482109334517:log-group:none"] },
    "ResourceNotFoundException",
  ],
])("a session for %s is refused", async ([, input, name], { sandbox }) => {
  const { tail } = await logsOf(sandbox);
  await expect(tail(input)).rejects.toMatchObject({ name });
});
