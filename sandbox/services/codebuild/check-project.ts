import type {
  EnvironmentVariable,
  LogsConfig,
  ProjectArtifacts,
  ProjectCache,
  ProjectEnvironment,
  ProjectSource,
  Tag,
  VpcConfig,
} from "@aws-sdk/client-codebuild";
import {
  artifactsTypes,
  cacheTypes,
  computeTypes,
  environmentTypes,
  logsStatuses,
  pullCredentialsTypes,
  sourceTypes,
  variableTypes,
} from "./choices";
import { checkChoice, checkLength, checkRange, invalidInput, violation } from "./invalid-input";

const TAG_LETTERS = /^[\p{L}\p{Z}\p{N}_.:/=@+-]*$/u;
const IDENTIFIER = /^\w{1,128}$/;

/** What a project must keep to, and a build that overrides parts of it as well. */
export interface CheckedProject {
  source?: ProjectSource | undefined;
  secondarySources?: ProjectSource[] | undefined;
  artifacts?: ProjectArtifacts | undefined;
  environment?: ProjectEnvironment | undefined;
  cache?: ProjectCache | undefined;
  logsConfig?: LogsConfig | undefined;
  vpcConfig?: VpcConfig | undefined;
  timeoutInMinutes?: number | undefined;
  queuedTimeoutInMinutes?: number | undefined;
}

export function checkProject(project: CheckedProject): void {
  const { source, artifacts, environment, cache, logsConfig } = project;
  checkSource(source);
  checkSecondarySources(project.secondarySources);
  checkArtifacts(artifacts, source);
  checkEnvironment(environment);
  checkChoice("cache.type", cache?.type, cacheTypes);
  if (cache?.type === "S3" && !cache.location) throw invalidInput("Invalid cache: location is required for S3");
  checkChoice("logsConfig.cloudWatchLogs.status", logsConfig?.cloudWatchLogs?.status, logsStatuses);
  checkVpc(project.vpcConfig);
  checkRange("timeoutInMinutes", project.timeoutInMinutes, 5, 2160);
  checkRange("queuedTimeoutInMinutes", project.queuedTimeoutInMinutes, 5, 480);
}

export function checkVariables(variables: EnvironmentVariable[] = []): void {
  const names = variables.map(({ name = "" }) => name);
  if (names.includes("")) throw violation("environmentVariables.name", "", "have length greater than or equal to 1");
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw invalidInput(`Invalid environment variables: duplicate name ${twice}`);
  const reserved = names.find((name) => name.startsWith("CODEBUILD_"));
  if (reserved) throw invalidInput(`Invalid environment variables: names that begin with CODEBUILD_ are reserved`);
  for (const { type } of variables) checkChoice("environmentVariables.type", type, variableTypes);
}

export function checkTags(tags: Tag[] = []): void {
  checkLength("tags", tags, 0, 50);
  for (const { key = "", value = "" } of tags) {
    if (key === "" || key.length > 127 || !TAG_LETTERS.test(key)) {
      throw violation("tags.key", key, "satisfy regular expression pattern: ^([\\p{L}\\p{Z}\\p{N}_.:/=@+\\-]*)$");
    }
    if (value.length > 255 || !TAG_LETTERS.test(value)) {
      throw violation("tags.value", value, "satisfy regular expression pattern: ^([\\p{L}\\p{Z}\\p{N}_.:/=@+\\-]*)$");
    }
    if (key.toLowerCase().startsWith("aws:")) throw invalidInput("Invalid tags: keys must not begin with aws:");
  }
  if (new Set(tags.map(({ key }) => key)).size < tags.length) throw invalidInput("Invalid tags: duplicate keys");
}

function checkSource(source: ProjectSource | undefined): void {
  if (!source?.type) throw invalidInput("Project source is required");
  checkChoice("source.type", source.type, sourceTypes);
  checkRange("source.gitCloneDepth", source.gitCloneDepth, 0, Number.MAX_SAFE_INTEGER);
  if (source.type === "NO_SOURCE" && !source.buildspec) {
    throw invalidInput("Invalid buildspec: a buildspec is required when the source type is NO_SOURCE");
  }
  if (source.type === "NO_SOURCE" || source.type === "CODEPIPELINE") return;
  if (!source.location) throw invalidInput("Project source location is required");
  const isUrl = /^(https?|ssh):\/\/|^git@/.test(source.location);
  if (source.type !== "S3" && !isUrl && source.location !== "CODEBUILD_DEFAULT_WEBHOOK_SOURCE_LOCATION") {
    throw invalidInput(`Invalid project source: location must be a valid ${source.type} location`);
  }
}

function checkSecondarySources(sources: ProjectSource[] = []): void {
  checkLength("secondarySources", sources, 0, 12);
  for (const source of sources) {
    if (!IDENTIFIER.test(source.sourceIdentifier ?? "")) {
      throw invalidInput(
        "Invalid secondary sources: sourceIdentifier must contain only alphanumeric characters and underscores and be less than 128 characters in length",
      );
    }
    checkSource({ buildspec: "-", ...source });
  }
}

function checkArtifacts(artifacts: ProjectArtifacts | undefined, source: ProjectSource | undefined): void {
  if (!artifacts?.type) throw invalidInput("Project artifacts are required");
  checkChoice("artifacts.type", artifacts.type, artifactsTypes);
  if ((artifacts.type === "CODEPIPELINE") !== (source?.type === "CODEPIPELINE")) {
    throw invalidInput(
      "Invalid input: when using CodePipeline both sourceType, and artifactType must be set to: CODEPIPELINE",
    );
  }
  if (artifacts.type === "NO_ARTIFACTS" && artifacts.name) {
    throw invalidInput("Invalid artifacts: artifact type NO_ARTIFACTS should have null output name");
  }
  if (artifacts.type !== "S3") return;
  if (!artifacts.location) throw invalidInput("Invalid artifacts: location is required for artifact type S3");
  if (artifacts.location.includes("/")) {
    throw invalidInput("Invalid artifacts: location should not have a forward-slash");
  }
}

function checkEnvironment(environment: ProjectEnvironment | undefined): void {
  if (!environment) throw invalidInput("Project environment is required");
  const { type, image, computeType, imagePullCredentialsType: credentials, environmentVariables } = environment;
  if (!image || !type || !computeType)
    throw invalidInput("Invalid environment: type, image and computeType are required");
  checkChoice("environment.type", type, environmentTypes);
  checkChoice("environment.computeType", computeType, computeTypes);
  checkChoice("environment.imagePullCredentialsType", credentials, pullCredentialsTypes);
  if (image.startsWith("aws/codebuild/") && credentials === "SERVICE_ROLE") {
    throw invalidInput("Invalid environment: a curated image must be used with CODEBUILD credentials");
  }
  if (type.includes("LAMBDA") !== computeType.startsWith("BUILD_LAMBDA")) {
    throw invalidInput(
      `Invalid environment: compute type ${computeType} is not supported for environment type ${type}`,
    );
  }
  if (type.includes("LAMBDA") && environment.privilegedMode) {
    throw invalidInput(`Invalid environment: privileged mode is not supported for environment type ${type}`);
  }
  checkVariables(environmentVariables);
}

function checkVpc(vpc: VpcConfig | undefined): void {
  const { vpcId, subnets = [], securityGroupIds = [] } = vpc ?? {};
  if (!vpcId && subnets.length === 0 && securityGroupIds.length === 0) return;
  if (!vpcId || subnets.length === 0 || securityGroupIds.length === 0) {
    throw invalidInput("Invalid vpc config: vpcId, subnets and securityGroupIds are required");
  }
  checkLength("vpcConfig.subnets", subnets, 1, 16);
  checkLength("vpcConfig.securityGroupIds", securityGroupIds, 1, 5);
}
