import type { StatusType } from "@aws-sdk/client-codebuild";
import type { Place } from "../../place";
import type { PhaseFailure } from "./build-progress";
import type { BuildRow } from "./builds";
import { refusal } from "./service-role";
import { codebuildSettings } from "./settings";

/** `aws/codebuild/standard:7.0`, `aws/codebuild/amazonlinux-x86_64-standard:5.0` and their kin. */
const CURATED = /^aws\/codebuild\/(standard|amazonlinux[\w-]*|ami\/[\w-]+|windows-base|macos[\w-]*):[\w.-]+$/;

export interface ProvisioningFailure extends PhaseFailure {
  status: Extract<StatusType, "FAILED" | "FAULT">;
}

/** Why the container of a build cannot be had. */
export function provisioningFailure(place: Place, { build }: BuildRow): ProvisioningFailure | undefined {
  const { fail } = codebuildSettings(place);
  const { image = "" } = build.environment;
  if (fail === "fault") {
    return { status: "FAULT", statusCode: "INTERNAL_ERROR", message: "CodeBuild is experiencing an issue" };
  }
  if (fail === "container-image" || (image.startsWith("aws/codebuild/") && !CURATED.test(image))) {
    return {
      status: "FAILED",
      statusCode: "BUILD_CONTAINER_UNABLE_TO_PULL_IMAGE",
      message: `Unable to pull customer's container image. CannotPullContainerError: Error response from daemon: pull access denied for ${image}, repository does not exist or may require 'docker login'`,
    };
  }
  return networkFailure(place, build) ?? logsFailure(place, build);
}

function networkFailure(place: Place, build: BuildRow["build"]): ProvisioningFailure | undefined {
  const { account, region } = place;
  if (!build.vpcConfig?.vpcId) return undefined;
  const arn = `arn:aws:ec2:${region}:${account}:network-interface/*`;
  if (!refusal(place, build, "ec2:CreateNetworkInterface", arn)) return undefined;
  return {
    status: "FAILED",
    statusCode: "VPC_CLIENT_ERROR",
    message: "Unexpected EC2 error: UnauthorizedOperation",
  };
}

/** Why the log of a build cannot be written. */
export function logsFailure(place: Place, build: BuildRow["build"]): ProvisioningFailure | undefined {
  const { account, region } = place;
  const { groupName, streamName } = build.logs;
  if (!groupName) return undefined;
  const arn = `arn:aws:logs:${region}:${account}:log-group:${groupName}:log-stream:${streamName}`;
  const refused = refusal(place, build, "logs:CreateLogStream", arn);
  if (!refused) return undefined;
  return {
    status: "FAILED",
    statusCode: "ACCESS_DENIED",
    message: `Service role ${build.serviceRole} does not allow AWS CodeBuild to create Amazon CloudWatch Logs log streams for build ${build.arn}. Error message: ${refused}`,
  };
}
