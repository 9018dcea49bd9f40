import type { InstanceState } from "@aws-sdk/client-ec2";
import type { Place } from "../../place";
import { removeNetworkInterface } from "./network-interfaces";
import { type InstanceRow, type NetworkInterfaceRow, rowsOf } from "./tables";

export const states = {
  pending: { Code: 0, Name: "pending" },
  running: { Code: 16, Name: "running" },
  "shutting-down": { Code: 32, Name: "shutting-down" },
  terminated: { Code: 48, Name: "terminated" },
} as const satisfies Record<string, InstanceState>;

export interface InstanceTask {
  instanceId: string;
  to: "running" | "terminated" | "forgotten";
}

/** How long AWS takes until then. */
const takesMs: Record<InstanceTask["to"], number> = { running: 15_000, terminated: 40_000, forgotten: 60 * 60 * 1000 };

export function scheduleInstance(place: Place, instanceId: string, to: InstanceTask["to"]): void {
  place.world.schedule(place, "ec2.instance", takesMs[to], { instanceId, to } satisfies InstanceTask);
}

export function advanceInstance(place: Place, { instanceId, to }: InstanceTask): void {
  const instance = rowsOf(place, "i").get(instanceId);
  if (!instance) return;
  if (to === "forgotten") rowsOf(place, "i").delete(instanceId);
  else if (to === "terminated") terminate(place, instance);
  else if (instance.State.Name === "pending") instance.State = states.running;
}

/** What an instance had in the network goes with it. */
function terminate(place: Place, instance: InstanceRow): void {
  const { InstanceId } = instance;
  instance.State = states.terminated;
  for (const { NetworkInterfaceId } of interfacesOf(place, InstanceId))
    removeNetworkInterface(place, NetworkInterfaceId);
  scheduleInstance(place, InstanceId, "forgotten");
  place.world.record("event", place, "ec2.instance-terminated", { instanceId: InstanceId });
}

export function interfacesOf(place: Place, instanceId: string): NetworkInterfaceRow[] {
  return [...rowsOf(place, "eni").values()].filter(({ Attachment }) => Attachment?.InstanceId === instanceId);
}
