import type { Tag } from "@aws-sdk/client-cloudformation";
import type { CreateProjectInput, ProjectSource, UpdateProjectInput } from "@aws-sdk/client-codebuild";
import {
  createProject,
  deleteProject,
  projectTable,
  readProject,
  updateProject,
} from "../../services/codebuild/projects";
import { randomSuffix } from "../physical-name";
import { choice, flag, integer, json, listOf, objectOf, replacing, required, tagList, text } from "../property-schema";
import type { ResourceType, WantedResource } from "../resource-type";
import { toOwnTags, toProperties, toSdkInput } from "../sdk-input";
import { splitTags } from "../system-tags";
import { isObject, type TemplateObject } from "../template-value";

const source = {
  Auth: objectOf({ Type: required(text), Resource: text }),
  BuildSpec: text,
  BuildStatusConfig: objectOf({ Context: text, TargetUrl: text }),
  GitCloneDepth: integer,
  GitSubmodulesConfig: objectOf({ FetchSubmodules: required(flag) }),
  InsecureSsl: flag,
  Location: text,
  ReportBuildStatus: flag,
  SourceIdentifier: text,
  Type: required(text),
};

const artifacts = {
  ArtifactIdentifier: text,
  EncryptionDisabled: flag,
  Location: text,
  Name: text,
  NamespaceType: text,
  OverrideArtifactName: flag,
  Packaging: text,
  Path: text,
  Type: required(text),
};

const environment = {
  Certificate: text,
  ComputeType: required(text),
  EnvironmentVariables: listOf(
    objectOf({
      Name: required(text),
      Type: choice("PLAINTEXT", "PARAMETER_STORE", "SECRETS_MANAGER"),
      Value: required(text),
    }),
  ),
  Fleet: objectOf({ FleetArn: text }),
  Image: required(text),
  ImagePullCredentialsType: choice("CODEBUILD", "SERVICE_ROLE"),
  PrivilegedMode: flag,
  RegistryCredential: objectOf({ Credential: required(text), CredentialProvider: required(text) }),
  Type: required(text),
};

const logStatus = required(choice("ENABLED", "DISABLED"));

/** What a property that is taken out of a template goes back to. */
const unset: Omit<UpdateProjectInput, "name"> = {
  autoRetryLimit: 0,
  badgeEnabled: false,
  cache: { type: "NO_CACHE" },
  concurrentBuildLimit: -1,
  description: "",
  fileSystemLocations: [],
  logsConfig: { cloudWatchLogs: { status: "ENABLED" }, s3Logs: { status: "DISABLED" } },
  queuedTimeoutInMinutes: 480,
  secondaryArtifacts: [],
  secondarySources: [],
  secondarySourceVersions: [],
  sourceVersion: "",
  timeoutInMinutes: 60,
  vpcConfig: {},
};

const toTags = (tags: Tag[]) => tags.map(({ Key, Value }) => ({ key: Key, value: Value }));

/** The properties as the service's own input; CloudFormation spells two of them its own way. */
function inputOf({ properties, tags }: WantedResource): CreateProjectInput {
  const { Tags, Triggers, Visibility, Source, SecondarySources, ...settings } = properties;
  const toSource = (value: TemplateObject) => {
    const { buildSpec, ...rest } = toSdkInput<TemplateObject>(value);
    return buildSpec === undefined ? rest : { ...rest, buildspec: buildSpec };
  };
  return {
    ...toSdkInput<CreateProjectInput>(settings),
    source: toSource(isObject(Source) ? Source : {}) as unknown as CreateProjectInput["source"],
    ...(Array.isArray(SecondarySources) && {
      secondarySources: SecondarySources.filter(isObject).map(toSource) as unknown as ProjectSource[],
    }),
    tags: toTags(splitTags(tags).given),
  };
}

function sourceProperties({ buildspec, ...source }: { buildspec?: string | undefined }): TemplateObject {
  return { ...toProperties(source), ...(buildspec === undefined ? {} : { BuildSpec: buildspec }) };
}

export const codeBuildProject: ResourceType = {
  typeName: "AWS::CodeBuild::Project",
  properties: {
    Artifacts: required(objectOf(artifacts)),
    AutoRetryLimit: integer,
    BadgeEnabled: flag,
    BuildBatchConfig: json,
    Cache: objectOf({ CacheNamespace: text, Location: text, Modes: listOf(text), Type: required(text) }),
    ConcurrentBuildLimit: integer,
    Description: text,
    EncryptionKey: text,
    Environment: required(objectOf(environment)),
    FileSystemLocations: listOf(json),
    LogsConfig: objectOf({
      CloudWatchLogs: objectOf({ GroupName: text, Status: logStatus, StreamName: text }),
      S3Logs: objectOf({ EncryptionDisabled: flag, Location: text, Status: logStatus }),
    }),
    Name: replacing(text),
    QueuedTimeoutInMinutes: integer,
    ResourceAccessRole: text,
    SecondaryArtifacts: listOf(objectOf(artifacts)),
    SecondarySources: listOf(objectOf(source)),
    SecondarySourceVersions: listOf(objectOf({ SourceIdentifier: required(text), SourceVersion: text })),
    ServiceRole: required(text),
    Source: required(objectOf(source)),
    SourceVersion: text,
    Tags: tagList,
    TimeoutInMinutes: integer,
    Triggers: json,
    Visibility: text,
    VpcConfig: objectOf({ SecurityGroupIds: listOf(text), Subnets: listOf(text), VpcId: text }),
  },
  attributes: ["Arn", "Id"],
  nameProperty: "Name",
  tagging: "update",
  createMs: 3_000,
  updateMs: 3_000,
  deleteMs: 2_000,
  create(call, wanted) {
    const name = String(wanted.properties.Name ?? `${wanted.logicalId.slice(0, 242)}-${randomSuffix()}`);
    createProject(call, { ...inputOf(wanted), name });
    readProject(call, name).tags = toTags(wanted.tags);
    return name;
  },
  update(call, wanted) {
    updateProject(call, { ...unset, ...inputOf(wanted), name: wanted.physicalId });
    readProject(call, wanted.physicalId).tags = toTags(wanted.tags);
  },
  delete(call, { physicalId }) {
    deleteProject(call, { name: physicalId });
  },
  read: (call, physicalId) => ({ Arn: readProject(call, physicalId).arn, Id: physicalId }),
  actual(call, { physicalId }) {
    const { source, secondarySources, tags = [], environment, ...project } = readProject(call, physicalId);
    const { AutoRetryLimit, Description, ...settings } = toProperties(project);
    return {
      ...settings,
      AutoRetryLimit,
      Description,
      Environment: toProperties(environment ?? {}),
      SecondarySources: secondarySources?.map(sourceProperties),
      Source: sourceProperties(source ?? {}),
      Tags: toOwnTags(tags.map(({ key = "", value = "" }) => [key, value])),
    };
  },
  isNameTaken: (call, name) => projectTable(call).has(name),
};
