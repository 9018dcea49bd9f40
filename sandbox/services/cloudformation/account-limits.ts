import type { DescribeAccountLimitsOutput } from "@aws-sdk/client-cloudformation";
import { MAX_OUTPUTS } from "../../cloudformation/read-template";
import { cloudFormationSettings } from "../../cloudformation/settings";
import type { Call } from "../../operation";

/** Resources that AWS works on at the same time, of all stacks of a Region together. */
const CONCURRENT_RESOURCES = 2500;

export function describeAccountLimits(call: Call): DescribeAccountLimitsOutput {
  return {
    AccountLimits: [
      { Name: "StackLimit", Value: cloudFormationSettings(call.world).stackLimit },
      { Name: "StackOutputsLimit", Value: MAX_OUTPUTS },
      { Name: "ConcurrentResourcesLimit", Value: CONCURRENT_RESOURCES },
    ],
  };
}
