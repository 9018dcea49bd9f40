import type { CliCommand } from "./cli-command";
import { cliPlace } from "./cli-place";
import { makeCliCommand } from "./make-cli-command";
import type { Target } from "./target";

/** How the AWS CLI makes the default VPC of a Region. */
export function defaultVpcCommands(target: Target): CliCommand[] {
  return [makeCliCommand("place", cliPlace(target)), makeCliCommand("default-vpc", "aws ec2 create-default-vpc")];
}
