import type { DeleteRetentionPolicyRequest, PutRetentionPolicyRequest } from "@aws-sdk/client-cloudwatch-logs";
import type { Call } from "../../operation";
import { required } from "../../required";
import { readLogGroup } from "./groups";
import { invalidParameter, violation } from "./invalid-parameter";

const RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

export function putRetentionPolicy(call: Call, input: PutRetentionPolicyRequest): object {
  const group = readLogGroup(call, input.logGroupName);
  const days = required(input.retentionInDays, "retentionInDays");
  if (!RETENTION_DAYS.includes(days)) {
    throw violation("retentionInDays", days, `satisfy enum value set: [${RETENTION_DAYS.join(", ")}]`);
  }
  if (group.logGroupClass === "DELIVERY") {
    throw invalidParameter("The retention of a log group of the DELIVERY class cannot be changed.");
  }
  group.retentionInDays = days;
  return {};
}

export function deleteRetentionPolicy(call: Call, input: DeleteRetentionPolicyRequest): object {
  delete readLogGroup(call, input.logGroupName).retentionInDays;
  return {};
}
