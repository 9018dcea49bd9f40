import { randomUUID } from "node:crypto";
import type { Call } from "../../operation";
import { plainFailure } from "../plain-failure";
import { integer, text } from "../property-schema";
import type { PhysicalResource, ResourceType, Settling, WantedResource } from "../resource-type";
import { awaitSignals, findSignals, forgetSignals, isOverdue } from "../signal";
import { isObject } from "../template-value";

/** Waits until as many signals have come as it wants; one without anything to wait for is there at once. */
export const waitCondition: ResourceType = {
  typeName: "AWS::CloudFormation::WaitCondition",
  properties: { Count: integer, Handle: text, Timeout: text },
  attributes: ["Data"],
  createMs: 500,
  updateMs: 500,
  deleteMs: 500,
  create(call, wanted) {
    const awaited = awaitedBy(wanted);
    if (awaited) awaitSignals(call, wanted, awaited);
    return `${wanted.stackId.replace(":stack/", ":waitcondition/")}/${wanted.logicalId}/${randomUUID()}`;
  },
  update() {
    throw plainFailure("Update to resource type AWS::CloudFormation::WaitCondition is unsupported.");
  },
  delete: (call, resource) => forgetSignals(call, resource),
  read: (call, _physicalId, resource) => ({ Data: dataOf(call, resource) }),
  settle,
};

function awaitedBy({ properties, creationPolicy }: WantedResource) {
  const policy =
    isObject(creationPolicy) && isObject(creationPolicy.ResourceSignal) ? creationPolicy.ResourceSignal : undefined;
  if (policy) return { count: Number(policy.Count ?? 1), timeoutMs: durationMs(String(policy.Timeout ?? "PT5M")) };
  const { Handle, Timeout, Count = 1 } = properties;
  if (Handle === undefined && Timeout === undefined) return undefined;
  return { count: Number(Count), timeoutMs: Number(Timeout ?? 0) * 1000 };
}

/** ISO 8601: `PT1H30M`. */
function durationMs(iso: string): number {
  const [, hours = 0, minutes = 0, seconds = 0] = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(iso) ?? [];
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}

function settle(call: Call, resource: PhysicalResource): Settling {
  const row = findSignals(call, resource);
  if (!row) return "settled";
  const signals = Object.entries(row.signals);
  const failure = signals.find(([, { status }]) => status === "FAILURE");
  if (failure) {
    const [uniqueId, { reason }] = failure;
    throw plainFailure(
      reason === undefined
        ? `Received FAILURE signal with UniqueId ${uniqueId}`
        : `WaitCondition received failed message: '${reason}' for uniqueId: ${uniqueId}`,
    );
  }
  if (signals.length >= row.count) return "settled";
  if (!isOverdue(call, row)) return "waiting";
  throw plainFailure(`WaitCondition timed out. Received ${signals.length} conditions when expecting ${row.count}`);
}

function dataOf(call: Call, resource: PhysicalResource): string {
  const signals = Object.entries(findSignals(call, resource)?.signals ?? {});
  return JSON.stringify(Object.fromEntries(signals.map(([uniqueId, { data = "" }]) => [uniqueId, data])));
}
