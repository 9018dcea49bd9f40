import { randomUUID } from "node:crypto";
import type {
  BuildArtifacts,
  EnvironmentVariable,
  ProjectArtifacts,
  ProjectEnvironment,
  ProjectSource,
  StartBuildInput,
} from "@aws-sdk/client-codebuild";
import type { Call } from "../../operation";
import { randomHex } from "../../random";
import { logsOf } from "./build-log";
import { newProgress } from "./build-progress";
import type { BuildRow } from "./builds";
import { checkProject, checkVariables } from "./check-project";
import { checkLength, checkRange } from "./invalid-input";
import type { ProjectRow } from "./projects";

/** A build as its project has it, but for what the call overrides; refused where the two do not go together. */
export function newBuild(call: Call, project: ProjectRow, input: StartBuildInput): BuildRow {
  const { account, region, principal, world } = call;
  const uuid = randomUUID();
  const id = `${project.name}:${uuid}`;
  checkVariables(input.environmentVariablesOverride);
  const source = sourceOf(project, input);
  const environment = environmentOf(project, input);
  const settings = {
    cache: input.cacheOverride ?? project.cache,
    timeoutInMinutes: input.timeoutInMinutesOverride ?? project.timeoutInMinutes,
    queuedTimeoutInMinutes: input.queuedTimeoutInMinutesOverride ?? project.queuedTimeoutInMinutes,
    secondarySources: input.secondarySourcesOverride ?? project.secondarySources ?? [],
    vpcConfig: project.vpcConfig,
  };
  const artifacts = input.artifactsOverride ?? project.artifacts;
  checkProject({ ...settings, source, environment, artifacts, logsConfig: input.logsConfigOverride });
  const autoRetryLimit = input.autoRetryLimitOverride ?? project.autoRetryLimit ?? 0;
  checkRange("autoRetryLimitOverride", autoRetryLimit, 0, 10);
  checkLength("secondaryArtifactsOverride", input.secondaryArtifactsOverride, 0, 12);

  project.buildNumber += 1;
  return {
    input,
    progress: newProgress(),
    build: {
      id,
      arn: `arn:aws:codebuild:${region}:${account}:build/${id}`,
      buildNumber: project.buildNumber,
      startTime: world.clock.date(),
      buildStatus: "IN_PROGRESS",
      ...defined({ sourceVersion: input.sourceVersion ?? project.sourceVersion }),
      projectName: project.name,
      phases: [],
      source,
      ...settings,
      secondarySourceVersions: input.secondarySourcesVersionOverride ?? project.secondarySourceVersions ?? [],
      artifacts: toBuildArtifacts(artifacts),
      secondaryArtifacts: (input.secondaryArtifactsOverride ?? project.secondaryArtifacts ?? []).map(toBuildArtifacts),
      environment,
      serviceRole: input.serviceRoleOverride ?? project.serviceRole,
      logs: logsOf(call, project, uuid, input.logsConfigOverride),
      buildComplete: false,
      initiator: initiatorOf(principal.arn),
      encryptionKey: input.encryptionKeyOverride ?? project.encryptionKey,
      exportedEnvironmentVariables: [],
      reportArns: [],
      fileSystemLocations: project.fileSystemLocations,
      networkInterface: networkInterfaceOf(call, project),
      debugSession: input.debugSessionEnabled ? { sessionEnabled: true } : undefined,
      autoRetryConfig: autoRetryLimit > 0 ? { autoRetryLimit, autoRetryNumber: 0 } : undefined,
    },
  };
}

function sourceOf({ source }: ProjectRow, input: StartBuildInput): ProjectSource {
  return {
    ...source,
    type: input.sourceTypeOverride ?? source?.type,
    insecureSsl: input.insecureSslOverride ?? source?.insecureSsl ?? false,
    ...defined({
      location: input.sourceLocationOverride,
      gitCloneDepth: input.gitCloneDepthOverride,
      gitSubmodulesConfig: input.gitSubmodulesConfigOverride,
      buildspec: input.buildspecOverride,
      auth: input.sourceAuthOverride,
      reportBuildStatus: input.reportBuildStatusOverride,
      buildStatusConfig: input.buildStatusConfigOverride,
    }),
  };
}

function environmentOf({ environment }: ProjectRow, input: StartBuildInput): ProjectEnvironment {
  return {
    ...environment,
    type: input.environmentTypeOverride ?? environment?.type,
    image: input.imageOverride ?? environment?.image,
    computeType: input.computeTypeOverride ?? environment?.computeType,
    privilegedMode: input.privilegedModeOverride ?? environment?.privilegedMode ?? false,
    environmentVariables: merged(environment?.environmentVariables, input.environmentVariablesOverride),
    imagePullCredentialsType:
      input.imagePullCredentialsTypeOverride ?? environment?.imagePullCredentialsType ?? "CODEBUILD",
    ...defined({
      certificate: input.certificateOverride,
      registryCredential: input.registryCredentialOverride,
      fleet: input.fleetOverride,
    }),
  };
}

function merged(own: EnvironmentVariable[] = [], overrides: EnvironmentVariable[] = []): EnvironmentVariable[] {
  const kept = own.filter(({ name }) => !overrides.some((override) => override.name === name));
  return [...kept, ...overrides].map((variable) => ({ ...variable, type: variable.type ?? "PLAINTEXT" }));
}

function toBuildArtifacts(artifacts: ProjectArtifacts | undefined): BuildArtifacts {
  if (artifacts?.type !== "S3") return { location: "" };
  const { location, path, name, artifactIdentifier, overrideArtifactName, encryptionDisabled } = artifacts;
  const key = [location, path, name].filter(Boolean).join("/").replaceAll(/\/+/g, "/");
  return {
    location: `arn:aws:s3:::${key}`,
    overrideArtifactName: overrideArtifactName ?? false,
    encryptionDisabled: encryptionDisabled ?? false,
    ...defined({ artifactIdentifier }),
  };
}

/** `MyUser`, or `MyRole/session`. */
function initiatorOf(arn: string): string {
  return arn.replace(/^arn:[^:]*:[^:]*:[^:]*:[^:]*:/, "").replace(/^(user|assumed-role)\//, "");
}

function networkInterfaceOf({ account, region }: Call, { vpcConfig }: ProjectRow) {
  const [subnet] = vpcConfig?.subnets ?? [];
  if (!subnet) return undefined;
  return {
    subnetId: `arn:aws:ec2:${region}:${account}:subnet/${subnet}`,
    networkInterfaceId: `arn:aws:ec2:${region}:${account}:network-interface/eni-${randomHex(17)}`,
  };
}

function defined<Members extends object>(members: Members): Partial<Members> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<Members>;
}
