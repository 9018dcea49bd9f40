import type {
  AddTagsCommandInput,
  DescribeTagsCommandInput,
  DescribeTagsCommandOutput,
  RemoveTagsCommandInput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { AwsError, type Call } from "../../operation";
import { toTagRecord } from "./find";
import { listeners, loadBalancers, rules, targetGroups } from "./tables";

const mostResources = 20;

export function describeTags(
  call: Call,
  { ResourceArns: arns = [] }: DescribeTagsCommandInput,
): Omit<DescribeTagsCommandOutput, "$metadata"> {
  if (arns.length > mostResources) {
    throw new AwsError("ValidationError", `Cannot have more than ${mostResources} resources described`);
  }
  return {
    TagDescriptions: arns.map((arn) => ({
      ResourceArn: arn,
      Tags: Object.entries(readTagged(call, arn).tags).map(([Key, Value]) => ({ Key, Value })),
    })),
  };
}

/** All of the resources get all of the tags, or none gets any. */
export function addTags(call: Call, { ResourceArns: arns = [], Tags }: AddTagsCommandInput): object {
  const changes = arns.map((arn) => readTagged(call, arn)).map((row) => ({ row, tags: toTagRecord(Tags, row.tags) }));
  for (const { row, tags } of changes) row.tags = tags;
  call.world.record("effect", call, "elasticloadbalancing.tags-added", { arns });
  return {};
}

export function removeTags(call: Call, { ResourceArns: arns = [], TagKeys = [] }: RemoveTagsCommandInput): object {
  for (const row of arns.map((arn) => readTagged(call, arn))) {
    row.tags = Object.fromEntries(Object.entries(row.tags).filter(([key]) => !TagKeys.includes(key)));
  }
  call.world.record("effect", call, "elasticloadbalancing.tags-removed", { arns });
  return {};
}

function readTagged(call: Call, arn: string): { tags: Record<string, string> } {
  const kind = arn.split(":")[5]?.split("/")[0];
  const [rows, code, noun] = {
    loadbalancer: [loadBalancers(call), "LoadBalancerNotFound", "Load balancers"] as const,
    listener: [listeners(call), "ListenerNotFound", "Listeners"] as const,
    "listener-rule": [rules(call), "RuleNotFound", "Rules"] as const,
    targetgroup: [targetGroups(call), "TargetGroupNotFound", "Target groups"] as const,
  }[kind ?? ""] ?? [undefined, "ValidationError", ""];
  if (!rows) throw new AwsError("ValidationError", `'${arn}' is not a valid ARN`);
  const row = rows.get(arn);
  if (!row) throw new AwsError(code, `${noun} '[${arn}]' not found`);
  return row;
}
