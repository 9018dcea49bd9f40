import { CloudWatchLogsClient, GetLogEventsCommand, type OutputLogEvent } from "@aws-sdk/client-cloudwatch-logs";

interface LogPlace {
  logGroupName?: string;
  logStreamName?: string;
}

/** All events of a stream, as CloudWatch Logs has them: the truth that the console is held against. */
export async function readLogStream(
  endpoint: string,
  { logGroupName, logStreamName }: LogPlace,
): Promise<OutputLogEvent[]> {
  const credentials = { accessKeyId: "AKIASANDBOXSANDBOX00", secretAccessKey: "secret-of-the-sandbox" };
  const logs = new CloudWatchLogsClient({ endpoint, region: "ap-northeast-1", credentials });
  const all: OutputLogEvent[] = [];
  let token: string | undefined;
  for (;;) {
    const page = new GetLogEventsCommand({ logGroupName, logStreamName, nextToken: token, startFromHead: true });
    const { events = [], nextForwardToken } = await logs.send(page);
    all.push(...events);
    if (nextForwardToken === token) return all;
    token = nextForwardToken;
  }
}

export interface ShownLine {
  number: number;
  text: string;
  source: string;
}

/** A run's log by the console's event stream, which ends by itself when the run is over and all lines were sent. */
export async function readRunLog(url: string, token: string): Promise<ShownLine[]> {
  const text = await (await fetch(url, { headers: { authorization: `Bearer ${token}` } })).text();
  return [...text.matchAll(/^event: lines\ndata: (.*)$/gm)].flatMap(([, data = "[]"]) => JSON.parse(data));
}
