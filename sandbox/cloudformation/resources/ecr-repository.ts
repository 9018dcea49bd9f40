import type { CreateRepositoryRequest, ImageTagMutabilityExclusionFilter } from "@aws-sdk/client-ecr";
import type { Call } from "../../operation";
import { deleteLifecyclePolicy, putLifecyclePolicy } from "../../services/ecr/lifecycle";
import {
  createRepository,
  deleteRepository,
  putImageScanningConfiguration,
  putImageTagMutability,
  readRepository,
  repositoryTable,
} from "../../services/ecr/repositories";
import { deleteRepositoryPolicy, setRepositoryPolicy } from "../../services/ecr/repository-policy";
import { tagResource, untagResource } from "../../services/ecr/tags";
import { generatedName } from "../physical-name";
import { choice, flag, json, listOf, objectOf, replacing, tagList, text } from "../property-schema";
import type { ResourceType } from "../resource-type";
import { toOwnTags, toProperties, toSdkInput } from "../sdk-input";
import { splitTags } from "../system-tags";
import { tagChanges } from "../tag-changes";
import { isObject, type TemplateObject, type TemplateValue } from "../template-value";
import { documentText } from "./iam-role";

/** Only what the properties name is the stack's; a policy put by hand on a repository without one is left alone. */
function putPolicies(call: Call, repositoryName: string, properties: TemplateObject, before: TemplateObject): void {
  const { LifecyclePolicy, RepositoryPolicyText } = properties;
  const lifecyclePolicyText = isObject(LifecyclePolicy) ? LifecyclePolicy.LifecyclePolicyText : undefined;
  if (lifecyclePolicyText !== undefined) {
    putLifecyclePolicy(call, { repositoryName, lifecyclePolicyText: String(lifecyclePolicyText) });
  } else if (before.LifecyclePolicy !== undefined) {
    deleteLifecyclePolicy(call, { repositoryName });
  }
  if (RepositoryPolicyText !== undefined) {
    setRepositoryPolicy(call, { repositoryName, policyText: documentText(RepositoryPolicyText) });
  } else if (before.RepositoryPolicyText !== undefined) {
    deleteRepositoryPolicy(call, { repositoryName });
  }
}

/** CloudFormation has names of its own for their members. */
function exclusionFilters(filters: TemplateValue | undefined): ImageTagMutabilityExclusionFilter[] | undefined {
  if (!Array.isArray(filters)) return undefined;
  return filters.filter(isObject).map((filter) => ({
    filterType: filter.ImageTagMutabilityExclusionFilterType as ImageTagMutabilityExclusionFilter["filterType"],
    filter: String(filter.ImageTagMutabilityExclusionFilterValue),
  }));
}

export const ecrRepository: ResourceType = {
  typeName: "AWS::ECR::Repository",
  properties: {
    EmptyOnDelete: flag,
    EncryptionConfiguration: replacing(objectOf({ EncryptionType: choice("AES256", "KMS", "KMS_DSSE"), KmsKey: text })),
    ImageScanningConfiguration: objectOf({ ScanOnPush: flag }),
    ImageTagMutability: choice("MUTABLE", "IMMUTABLE", "MUTABLE_WITH_EXCLUSION", "IMMUTABLE_WITH_EXCLUSION"),
    ImageTagMutabilityExclusionFilters: listOf(
      objectOf({ ImageTagMutabilityExclusionFilterType: text, ImageTagMutabilityExclusionFilterValue: text }),
    ),
    LifecyclePolicy: objectOf({ LifecyclePolicyText: text, RegistryId: text }),
    RepositoryName: replacing(text),
    RepositoryPolicyText: json,
    Tags: tagList,
  },
  attributes: ["Arn", "RepositoryUri"],
  nameProperty: "RepositoryName",
  tagging: "update",
  createMs: 2_000,
  updateMs: 2_000,
  deleteMs: 1_500,
  create(call, wanted) {
    const {
      EmptyOnDelete,
      LifecyclePolicy,
      RepositoryPolicyText,
      Tags,
      ImageTagMutabilityExclusionFilters,
      ...settings
    } = wanted.properties;
    const repositoryName = String(settings.RepositoryName ?? generatedName(wanted, 256).toLowerCase());
    createRepository(call, {
      ...toSdkInput<CreateRepositoryRequest>(settings),
      repositoryName,
      imageTagMutabilityExclusionFilters: exclusionFilters(ImageTagMutabilityExclusionFilters),
      tags: splitTags(wanted.tags).given.map(({ Key, Value }) => ({ Key, Value })),
    });
    readRepository(call, repositoryName).tags = wanted.tags.map(({ Key, Value }) => ({ Key, Value }));
    try {
      putPolicies(call, repositoryName, wanted.properties, {});
    } catch (error) {
      deleteRepository(call, { repositoryName });
      throw error;
    }
    return repositoryName;
  },
  update(call, wanted, before) {
    const repositoryName = wanted.physicalId;
    const { imageScanningConfiguration, imageTagMutability = "MUTABLE" } = toSdkInput<CreateRepositoryRequest>(
      wanted.properties,
    );
    putImageScanningConfiguration(call, {
      repositoryName,
      imageScanningConfiguration: imageScanningConfiguration ?? { scanOnPush: false },
    });
    const imageTagMutabilityExclusionFilters = exclusionFilters(wanted.properties.ImageTagMutabilityExclusionFilters);
    putImageTagMutability(call, { repositoryName, imageTagMutability, imageTagMutabilityExclusionFilters });
    putPolicies(call, repositoryName, wanted.properties, before.properties);
    const resourceArn = readRepository(call, repositoryName).repositoryArn;
    const { tags, goneKeys } = tagChanges(before.tags, wanted.tags);
    tagResource(call, { resourceArn, tags });
    untagResource(call, { resourceArn, tagKeys: goneKeys });
  },
  delete(call, { physicalId, properties }) {
    deleteRepository(call, { repositoryName: physicalId, force: properties.EmptyOnDelete === true });
  },
  read(call, physicalId) {
    const { repositoryArn, repositoryUri } = readRepository(call, physicalId);
    return { Arn: repositoryArn, RepositoryUri: repositoryUri };
  },
  actual(call, { physicalId }) {
    const repository = readRepository(call, physicalId);
    const {
      encryptionConfiguration = {},
      imageScanningConfiguration = {},
      lifecyclePolicyText,
      policyText,
    } = repository;
    return {
      EncryptionConfiguration: toProperties(encryptionConfiguration),
      ImageScanningConfiguration: toProperties(imageScanningConfiguration),
      ImageTagMutability: repository.imageTagMutability,
      LifecyclePolicy: lifecyclePolicyText === undefined ? undefined : { LifecyclePolicyText: lifecyclePolicyText },
      RepositoryName: repository.repositoryName,
      RepositoryPolicyText: policyText === undefined ? undefined : JSON.parse(policyText),
      Tags: toOwnTags(repository.tags.map(({ Key = "", Value = "" }) => [Key, Value])),
    };
  },
  isNameTaken: (call, name) => repositoryTable(call).has(name),
};
