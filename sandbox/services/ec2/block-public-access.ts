import type {
  DescribeVpcBlockPublicAccessOptionsCommandOutput,
  InternetGatewayBlockMode,
  ModifyVpcBlockPublicAccessOptionsCommandInput,
  ModifyVpcBlockPublicAccessOptionsCommandOutput,
  VpcBlockPublicAccessOptions,
} from "@aws-sdk/client-ec2";
import type { Call } from "../../operation";
import type { Place } from "../../place";
import { invalidValue } from "./find";

type Output<CommandOutput> = Omit<CommandOutput, "$metadata">;

const updateMs = 60_000;
const modes: readonly string[] = ["off", "block-bidirectional", "block-ingress"];

function table(place: Place): Map<string, VpcBlockPublicAccessOptions> {
  return place.world.table(place, "ec2.block-public-access");
}

/** Whether a Region's VPCs are cut off from the internet, whatever their routes say. */
export function blockModeOf(place: Place): InternetGatewayBlockMode {
  return table(place).get("options")?.InternetGatewayBlockMode ?? "off";
}

export function describeVpcBlockPublicAccessOptions(
  call: Call,
): Output<DescribeVpcBlockPublicAccessOptionsCommandOutput> {
  return {
    VpcBlockPublicAccessOptions: table(call).get("options") ?? {
      AwsAccountId: call.account,
      AwsRegion: call.region,
      State: "default-state",
      InternetGatewayBlockMode: "off",
      ManagedBy: "account",
      ExclusionsAllowed: "allowed",
    },
  };
}

export function modifyVpcBlockPublicAccessOptions(
  call: Call,
  { InternetGatewayBlockMode: mode }: ModifyVpcBlockPublicAccessOptionsCommandInput,
): Output<ModifyVpcBlockPublicAccessOptionsCommandOutput> {
  if (!mode || !modes.includes(mode)) throw invalidValue(mode, "InternetGatewayBlockMode");
  const options: VpcBlockPublicAccessOptions = {
    AwsAccountId: call.account,
    AwsRegion: call.region,
    State: "update-in-progress",
    InternetGatewayBlockMode: mode,
    ManagedBy: "account",
    ExclusionsAllowed: "allowed",
    LastUpdateTimestamp: call.world.clock.date(),
  };
  table(call).set("options", options);
  call.world.schedule(call, "ec2.public-access-blocked", updateMs, null);
  call.world.record("effect", call, "ec2.public-access-block-changed", { mode });
  return { VpcBlockPublicAccessOptions: options };
}

export function finishBlockPublicAccess(place: Place): void {
  const options = table(place).get("options");
  if (options) options.State = "update-complete";
}
