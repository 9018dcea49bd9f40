import type { DescribeTagsCommandInput, DescribeTagsCommandOutput } from "@aws-sdk/client-elastic-load-balancing-v2";
import { AwsError, type Call } from "../../operation";
import { listeners, loadBalancers, rules, targetGroups } from "./tables";

export function describeTags(
  call: Call,
  { ResourceArns: arns = [] }: DescribeTagsCommandInput,
): Omit<DescribeTagsCommandOutput, "$metadata"> {
  return {
    TagDescriptions: arns.map((arn) => ({
      ResourceArn: arn,
      Tags: Object.entries(tagsOf(call, arn)).map(([Key, Value]) => ({ Key, Value })),
    })),
  };
}

function tagsOf(call: Call, arn: string): Record<string, string> {
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
  return row.tags;
}
