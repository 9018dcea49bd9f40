import { AwsError, type Call } from "../../operation";
import { isNotFound } from "../failure-reason";
import type { ResourceType, Settling } from "../resource-type";

/** For how long EC2's handlers try again where something still depends on the resource, in AWS's time. */
const patienceMs = 10 * 60 * 1000;

/** The two halves of a deletion that waits until nothing depends on the resource any more, or gives up. */
export function patientDeletion(
  remove: (call: Call, physicalId: string) => void,
): Required<Pick<ResourceType, "delete" | "settleDelete">> {
  return {
    delete(call, { physicalId }) {
      triedSince(call).delete(physicalId);
      attempt(call, physicalId, remove);
    },
    settleDelete: (call, { physicalId }) => attempt(call, physicalId, remove),
  };
}

function attempt(call: Call, physicalId: string, remove: (call: Call, physicalId: string) => void): Settling {
  const { clock } = call.world;
  const since = triedSince(call).get(physicalId) ?? clock.now();
  try {
    remove(call, physicalId);
  } catch (error) {
    const isInUse = error instanceof AwsError && error.code === "DependencyViolation";
    if (isInUse && clock.now() - since < clock.scaled(patienceMs)) {
      triedSince(call).set(physicalId, since);
      return "waiting";
    }
    triedSince(call).delete(physicalId);
    if (!isNotFound(error)) throw error;
  }
  triedSince(call).delete(physicalId);
  return "settled";
}

function triedSince({ world, account, region }: Call): Map<string, number> {
  return world.table({ account, region }, "cloudformation.ec2-deletions");
}
