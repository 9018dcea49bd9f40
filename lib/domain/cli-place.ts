import { splitTarget } from "./split-target";
import type { Target } from "./target";

/** Where the commands that follow work: the AWS CLI of either version takes its own variable, and the account can be compared. */
export function cliPlace(target: Target): string {
  const { account, region } = splitTarget(target);
  return [
    `export AWS_REGION=${region} AWS_DEFAULT_REGION=${region}`,
    `aws sts get-caller-identity --query Account # ${account}`,
  ].join("\n");
}
