import "server-only";
import type { TaskLog } from "@/lib/domain/task-log";
import type { Context } from "@/server/context";
import { followTaskLog } from "@/server/watch/task-log-reader";
import { readService } from "./read-service";
import type { AskedService } from "./watched-service";

interface AskedLog extends AskedService {
  reader?: string;
  after: number;
}

/** What the tasks have printed since a number, from the one reader of this service's log. */
export async function readTaskLog(context: Context, { reader, after, ...asked }: AskedLog): Promise<TaskLog> {
  const { serviceArn, configuration } = await readService(context, asked);
  const { logGroupName, logStreamPrefix } = configuration ?? {};
  if (!logGroupName) return { reader: "", asOf: new Date().toISOString(), lines: [], last: 0 };
  const aws = await context.awsOf(asked.target);
  const log = await followTaskLog(aws, serviceArn, { logGroupName, logStreamPrefix });
  const known = log.reader === reader ? after : 0;
  return { ...log, lines: log.lines.filter(({ number }) => number > known), logGroupName };
}
