import type {
  FailureInfo,
  TagResourcesInput,
  TagResourcesOutput,
  UntagResourcesInput,
  UntagResourcesOutput,
} from "@aws-sdk/client-resource-groups-tagging-api";
import { checkConstraints } from "../../constraints";
import { AwsError, type Call } from "../../operation";
import { owners } from "./owners";
import { typeOf } from "./tagged-resources";

type Tags = Record<string, string>;

/** The owning service's own operation, and what it takes. */
interface TagOperation {
  name: string;
  input(arn: string, tags: Tags): object;
}

interface TagOperations {
  put: TagOperation;
  remove: TagOperation;
}

const pairs = (tags: Tags) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
const idOf = (arn: string) => arn.split("/").at(-1) ?? "";
const parameterOf = (arn: string) => ({ ResourceType: "Parameter", ResourceId: arn });

/** By the service of an ARN. */
const operations: Readonly<Record<string, TagOperations>> = {
  acm: {
    put: { name: "AddTagsToCertificate", input: (arn, tags) => ({ CertificateArn: arn, Tags: pairs(tags) }) },
    remove: {
      name: "RemoveTagsFromCertificate",
      input: (arn, tags) => ({ CertificateArn: arn, Tags: pairs(tags).map(({ Key }) => ({ Key })) }),
    },
  },
  "application-autoscaling": {
    put: { name: "TagResource", input: (ResourceARN, Tags) => ({ ResourceARN, Tags }) },
    remove: { name: "UntagResource", input: (ResourceARN, tags) => ({ ResourceARN, TagKeys: Object.keys(tags) }) },
  },
  cloudwatch: {
    put: { name: "TagResource", input: (ResourceARN, tags) => ({ ResourceARN, Tags: pairs(tags) }) },
    remove: { name: "UntagResource", input: (ResourceARN, tags) => ({ ResourceARN, TagKeys: Object.keys(tags) }) },
  },
  ec2: {
    put: { name: "CreateTags", input: (arn, tags) => ({ Resources: [idOf(arn)], Tags: pairs(tags) }) },
    remove: {
      name: "DeleteTags",
      input: (arn, tags) => ({ Resources: [idOf(arn)], Tags: Object.keys(tags).map((Key) => ({ Key })) }),
    },
  },
  ecr: {
    put: { name: "TagResource", input: (resourceArn, tags) => ({ resourceArn, tags: pairs(tags) }) },
    remove: { name: "UntagResource", input: (resourceArn, tags) => ({ resourceArn, tagKeys: Object.keys(tags) }) },
  },
  ecs: {
    put: {
      name: "TagResource",
      input: (resourceArn, tags) => ({
        resourceArn,
        tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
      }),
    },
    remove: { name: "UntagResource", input: (resourceArn, tags) => ({ resourceArn, tagKeys: Object.keys(tags) }) },
  },
  elasticloadbalancing: {
    put: { name: "AddTags", input: (arn, tags) => ({ ResourceArns: [arn], Tags: pairs(tags) }) },
    remove: { name: "RemoveTags", input: (arn, tags) => ({ ResourceArns: [arn], TagKeys: Object.keys(tags) }) },
  },
  logs: {
    put: { name: "TagResource", input: (resourceArn, tags) => ({ resourceArn, tags }) },
    remove: { name: "UntagResource", input: (resourceArn, tags) => ({ resourceArn, tagKeys: Object.keys(tags) }) },
  },
  secretsmanager: {
    put: { name: "TagResource", input: (SecretId, tags) => ({ SecretId, Tags: pairs(tags) }) },
    remove: { name: "UntagResource", input: (SecretId, tags) => ({ SecretId, TagKeys: Object.keys(tags) }) },
  },
  ssm: {
    put: { name: "AddTagsToResource", input: (arn, tags) => ({ ...parameterOf(arn), Tags: pairs(tags) }) },
    remove: {
      name: "RemoveTagsFromResource",
      input: (arn, tags) => ({ ...parameterOf(arn), TagKeys: Object.keys(tags) }),
    },
  },
};

export async function tagResources(call: Call, input: TagResourcesInput): Promise<TagResourcesOutput> {
  const { ResourceARNList = [], Tags = {} } = input;
  check(ResourceARNList, Object.keys(Tags));
  return { FailedResourcesMap: await change(call, ResourceARNList, Tags, "put") };
}

export async function untagResources(call: Call, input: UntagResourcesInput): Promise<UntagResourcesOutput> {
  const { ResourceARNList = [], TagKeys = [] } = input;
  check(ResourceARNList, TagKeys);
  const tags = Object.fromEntries(TagKeys.map((key) => [key, ""]));
  return { FailedResourcesMap: await change(call, ResourceARNList, tags, "remove") };
}

/** Each resource by itself: what cannot be done to one is told, and does not hold up the others. */
async function change(call: Call, arns: string[], tags: Tags, what: keyof TagOperations) {
  const failures = await Promise.all(
    arns.map(async (arn): Promise<[string, FailureInfo][]> => {
      try {
        await perform(call, arn, tags, what);
        return [];
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        const { status, message } = error;
        const ErrorCode = status >= 500 ? "InternalServiceException" : "InvalidParameterException";
        return [[arn, { StatusCode: status, ErrorCode, ErrorMessage: message }]];
      }
    }),
  );
  return Object.fromEntries(failures.flat());
}

async function perform(call: Call, arn: string, tags: Tags, what: keyof TagOperations): Promise<void> {
  const { service } = typeOf(arn);
  const operation = Object.hasOwn(operations, service) ? operations[service]?.[what] : undefined;
  const owner = owners.find(({ signingName, iamPrefix }) => (iamPrefix ?? signingName) === service);
  const run = operation && owner?.operations[operation.name];
  if (!run) throw new AwsError("InvalidParameterException", `The resource ${arn} can't be tagged here.`);
  const [, , , region = "", account = ""] = arn.split(":");
  if (region !== call.region || account !== call.account) {
    throw new AwsError("InvalidParameterException", `The resource ${arn} is not in this account and Region.`);
  }
  await run(call, operation.input(arn, tags));
}

function check(arns: string[], keys: string[]): void {
  const code = "InvalidParameterException";
  checkConstraints(
    { ResourceARNList: arns, TagKeys: keys },
    { ResourceARNList: { min: 1, max: 20 }, TagKeys: { min: 1, max: 50 } },
    code,
  );
  const wrong = arns.find((arn) => !/^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+/.test(arn));
  if (wrong) throw new AwsError(code, `The ARN ${wrong} is not valid.`);
  const reserved = keys.find((key) => key.startsWith("aws:"));
  if (reserved) throw new AwsError(code, `Tag keys that start with 'aws:' are reserved: ${reserved}`);
}
