import { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import type { Journey } from "./journey";

const logGroupName = "/apps/shop";
const logStreamName = "web/1";

export const throughLogs: Journey = async ({ config, sandbox, watched }) => {
  const logs = watched(new CloudWatchLogs({ ...config, disableHostPrefix: true }));
  await logs.createLogGroup({ logGroupName, tags: { team: "shop" } });
  await logs.createLogStream({ logGroupName, logStreamName });
  const logEvents = [{ timestamp: Math.floor(sandbox.world.clock.now()), message: "hello" }];
  await logs.putLogEvents({ logGroupName, logStreamName, logEvents });
  await logs.getLogEvents({ logGroupName, logStreamName });
  await logs.filterLogEvents({ logGroupName });
  const { logGroups: [group] = [] } = await logs.describeLogGroups({});
  await logs.describeLogStreams({ logGroupName });
  await logs.putRetentionPolicy({ logGroupName, retentionInDays: 7 });
  await logs.deleteRetentionPolicy({ logGroupName });
  const resourceArn = group?.logGroupArn;
  await logs.tagResource({ resourceArn, tags: { stage: "live" } });
  await logs.listTagsForResource({ resourceArn });
  await logs.untagResource({ resourceArn, tagKeys: ["stage"] });
  await logs.tagLogGroup({ logGroupName, tags: { stage: "live" } });
  await logs.listTagsLogGroup({ logGroupName });
  await logs.untagLogGroup({ logGroupName, tags: ["stage"] });
  const abort = new AbortController();
  const input = { logGroupIdentifiers: [resourceArn ?? ""] };
  const { responseStream } = await logs.startLiveTail(input, { abortSignal: abort.signal });
  for await (const { sessionStart } of responseStream ?? []) if (sessionStart) break;
  abort.abort();
  await logs.putLogGroupDeletionProtection({ logGroupIdentifier: logGroupName, deletionProtectionEnabled: false });
  await logs.deleteLogStream({ logGroupName, logStreamName });
  await logs.deleteLogGroup({ logGroupName });
};
