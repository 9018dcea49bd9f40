import type {
  ArtifactsType,
  CacheType,
  ComputeType,
  EnvironmentType,
  EnvironmentVariableType,
  ImagePullCredentialsType,
  LogsConfigStatusType,
  SourceType,
} from "@aws-sdk/client-codebuild";

/** Every value of one of AWS's enumerations: a value that a newer SDK adds becomes a compile error. */
function choicesOf<Value extends string>(values: Record<Value, true>): Value[] {
  return Object.keys(values) as Value[];
}

export const sourceTypes = choicesOf<SourceType>({
  CODECOMMIT: true,
  CODEPIPELINE: true,
  GITHUB: true,
  GITLAB: true,
  GITLAB_SELF_MANAGED: true,
  S3: true,
  BITBUCKET: true,
  GITHUB_ENTERPRISE: true,
  NO_SOURCE: true,
});

export const artifactsTypes = choicesOf<ArtifactsType>({ CODEPIPELINE: true, S3: true, NO_ARTIFACTS: true });

export const environmentTypes = choicesOf<EnvironmentType>({
  WINDOWS_CONTAINER: true,
  LINUX_CONTAINER: true,
  LINUX_GPU_CONTAINER: true,
  ARM_CONTAINER: true,
  WINDOWS_SERVER_2019_CONTAINER: true,
  WINDOWS_SERVER_2022_CONTAINER: true,
  LINUX_LAMBDA_CONTAINER: true,
  ARM_LAMBDA_CONTAINER: true,
  LINUX_EC2: true,
  ARM_EC2: true,
  WINDOWS_EC2: true,
  MAC_ARM: true,
});

export const computeTypes = choicesOf<ComputeType>({
  BUILD_GENERAL1_SMALL: true,
  BUILD_GENERAL1_MEDIUM: true,
  BUILD_GENERAL1_LARGE: true,
  BUILD_GENERAL1_XLARGE: true,
  BUILD_GENERAL1_2XLARGE: true,
  BUILD_LAMBDA_1GB: true,
  BUILD_LAMBDA_2GB: true,
  BUILD_LAMBDA_4GB: true,
  BUILD_LAMBDA_8GB: true,
  BUILD_LAMBDA_10GB: true,
  ATTRIBUTE_BASED_COMPUTE: true,
  CUSTOM_INSTANCE_TYPE: true,
});

export const variableTypes = choicesOf<EnvironmentVariableType>({
  PLAINTEXT: true,
  PARAMETER_STORE: true,
  SECRETS_MANAGER: true,
});

export const cacheTypes = choicesOf<CacheType>({ NO_CACHE: true, S3: true, LOCAL: true });

export const logsStatuses = choicesOf<LogsConfigStatusType>({ ENABLED: true, DISABLED: true });

export const pullCredentialsTypes = choicesOf<ImagePullCredentialsType>({ CODEBUILD: true, SERVICE_ROLE: true });

export const sortOrders = ["ASCENDING", "DESCENDING"] as const;
