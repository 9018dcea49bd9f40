import type { Place } from "../../place";
import { roleAllows } from "../iam/trust";
import { logGroupTable } from "../logs/groups";
import { architectureOf } from "./architecture";
import { isInEcr, registryOf } from "./image";
import { mayPull } from "./pull-right";
import { reachesRegistry } from "./reachability";
import { secretProblem } from "./secrets";
import type { RevisionRow, TaskRow } from "./tables";

const RESOURCES = "ResourceInitializationError: unable to pull secrets or registry auth:";

/** Why a task's container cannot start, in AWS's words. */
export function startProblem(place: Place, revision: RevisionRow, task: TaskRow): string | undefined {
  const { image, awsLogsConfiguration } = revision.configuration.primaryContainer;
  const { logGroup } = awsLogsConfiguration;
  if (logGroup && !logGroupTable(place).has(logGroup)) {
    return `ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist. : exit status 1`;
  }
  return (
    (isInEcr(image) ? registryProblem(place, revision, task) : undefined) ??
    secretProblem(place, revision, task) ??
    pullProblem(place, revision, task) ??
    commandProblem(revision, task)
  );
}

function commandProblem({ configuration }: RevisionRow, { fate }: TaskRow): string | undefined {
  if (fate !== "no-such-command") return undefined;
  const [program = "gunicorn"] = configuration.primaryContainer.command ?? [];
  return `CannotStartContainerError: ResourceInitializationError: failed to create new container runtime task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "${program}": executable file not found in $PATH: unknown`;
}

function registryProblem(place: Place, revision: RevisionRow, task: TaskRow): string | undefined {
  const { executionRoleArn } = revision.configuration;
  if (isCutOff(place, revision, task)) {
    return `${RESOURCES} The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR. Check your task network configuration. RequestError: send request failed caused by: Post "https://api.ecr.${place.region}.amazonaws.com/": dial tcp: i/o timeout`;
  }
  if (roleAllows(place, executionRoleArn, "ecr:GetAuthorizationToken")) return undefined;
  return `${RESOURCES} execution resource retrieval failed: unable to retrieve ecr registry auth: service call has been retried 1 time(s): AccessDeniedException: ${executionRoleArn} is not authorized to perform: ecr:GetAuthorizationToken on resource: * because no identity-based policy allows the ecr:GetAuthorizationToken action`;
}

function pullProblem(place: Place, revision: RevisionRow, task: TaskRow): string | undefined {
  const { image } = revision.configuration.primaryContainer;
  const failed = (retries: number, text: string) =>
    `CannotPullContainerError: pull image manifest has been retried ${retries} time(s): ${text}`;
  if (isCutOff(place, revision, task)) {
    return failed(
      5,
      `failed to resolve ref ${image}: failed to do request: Head "https://${hostOf(image)}/v2/": dial tcp: i/o timeout`,
    );
  }
  if (task.fate === "registry-away") {
    const address = `https://${hostOf(image)}/v2/`;
    return failed(
      5,
      `failed to resolve ref ${image}: unexpected status from HEAD request to ${address}: 503 Service Unavailable`,
    );
  }
  if (task.fate === "rate-limited") {
    return failed(
      5,
      `failed to copy: httpReadSeeker: failed open: unexpected status code https://${hostOf(image)}/v2/: 429 Too Many Requests - Server message: toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit`,
    );
  }
  if (!mayPull(place, revision.configuration.executionRoleArn, image)) {
    const { repositoryName = "" } = registryOf(image) ?? {};
    const reference = image.slice(image.indexOf(repositoryName) + repositoryName.length + 1) || "latest";
    const address = `https://${hostOf(image)}/v2/${repositoryName}/manifests/${reference}`;
    return failed(
      1,
      `failed to resolve ref ${image}: unexpected status from HEAD request to ${address}: 403 Forbidden`,
    );
  }
  if (!revision.app) return failed(1, `failed to resolve ref ${image}: ${image}: not found`);
  const { imageArchitecture } = revision;
  const architecture = architectureOf(place.world, revision);
  if (!imageArchitecture || imageArchitecture === architecture) return undefined;
  const platform = `linux/${architecture === "ARM64" ? "arm64" : "amd64"}`;
  return failed(7, `image Manifest does not contain descriptor matching platform '${platform}'`);
}

function isCutOff(place: Place, { configuration }: RevisionRow, { fate, subnetId }: TaskRow): boolean {
  return fate === "no-route" || !reachesRegistry(place, subnetId, configuration.primaryContainer.image);
}

function hostOf(image: string): string {
  const [host = ""] = image.split("/");
  return host.includes(".") ? host : "registry-1.docker.io";
}
