import { type CliCommand, cliCommand } from "./cli-command";
import { cliPlace } from "./cli-place";
import type { Target } from "./target";

/** How the AWS CLI makes the default VPC of a Region. */
export function defaultVpcCommands(target: Target): CliCommand[] {
  return [cliCommand("place", cliPlace(target)), cliCommand("default-vpc", "aws ec2 create-default-vpc")];
}
