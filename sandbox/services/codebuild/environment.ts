import type { Place } from "../../place";
import type { BuildRow } from "./builds";
import type { Buildspec } from "./buildspec";

/** What the container knows: least of all what the buildspec says, then the project, then CodeBuild itself. */
export function plainVariables(
  { account, region }: Place,
  { build }: BuildRow,
  buildspec: Buildspec,
): Record<string, string> {
  const given = (build.environment.environmentVariables ?? []).filter(({ type }) => type === "PLAINTEXT");
  return {
    AWS_DEFAULT_REGION: region,
    AWS_REGION: region,
    ...buildspec.env.variables,
    ...Object.fromEntries(given.map(({ name = "", value = "" }) => [name, value])),
    CODEBUILD_BUILD_ARN: build.arn,
    CODEBUILD_BUILD_ID: build.id,
    CODEBUILD_BUILD_IMAGE: build.environment.image ?? "",
    CODEBUILD_BUILD_NUMBER: String(build.buildNumber ?? 0),
    CODEBUILD_BUILD_SUCCEEDING: "1",
    CODEBUILD_INITIATOR: build.initiator ?? "",
    CODEBUILD_KMS_KEY_ID: build.encryptionKey ?? "",
    CODEBUILD_LOG_PATH: build.logs.streamName ?? "",
    CODEBUILD_PROJECT_ARN: `arn:aws:codebuild:${region}:${account}:project/${build.projectName}`,
    CODEBUILD_RESOLVED_SOURCE_VERSION: build.resolvedSourceVersion ?? "",
    CODEBUILD_SOURCE_REPO_URL: build.source?.location ?? "",
    CODEBUILD_SOURCE_VERSION: build.sourceVersion ?? "",
    CODEBUILD_START_TIME: String(build.startTime.getTime()),
    CI: "true",
    HOME: "/root",
  };
}

/** A variable whose value is kept elsewhere, and where. */
export interface KeptVariable {
  name: string;
  store: "PARAMETER_STORE" | "SECRETS_MANAGER";
  reference: string;
}

/** Those of the build over those of the buildspec. */
export function keptVariables({ build }: BuildRow, { env }: Buildspec): KeptVariable[] {
  const given = build.environment.environmentVariables ?? [];
  const ownNames = new Set(given.map(({ name }) => name));
  const ofBuildspec = (section: Record<string, string>, store: KeptVariable["store"]) =>
    Object.entries(section).map(([name, reference]) => ({ name, store, reference }));
  const ofBuild = given.flatMap(({ name = "", value = "", type }) =>
    type === "PARAMETER_STORE" || type === "SECRETS_MANAGER" ? [{ name, store: type, reference: value }] : [],
  );
  return [
    ...[
      ...ofBuildspec(env["parameter-store"], "PARAMETER_STORE"),
      ...ofBuildspec(env["secrets-manager"], "SECRETS_MANAGER"),
    ].filter(({ name }) => !ownNames.has(name)),
    ...ofBuild,
  ];
}
