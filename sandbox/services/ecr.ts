import type { ServiceDefinition } from "../operation";
import { getAuthorizationToken } from "./ecr/authorization";
import { batchDeleteImage, batchGetImage, describeImages, listImages, putImage } from "./ecr/images";
import { deleteLifecyclePolicy, evaluateLifecycle, getLifecyclePolicy, putLifecyclePolicy } from "./ecr/lifecycle";
import {
  createRepository,
  deleteRepository,
  describeRepositories,
  listRepositories,
  putImageScanningConfiguration,
  putImageTagMutability,
} from "./ecr/repositories";
import { deleteRepositoryPolicy, getRepositoryPolicy, setRepositoryPolicy } from "./ecr/repository-policy";
import { advanceScan, describeImageScanFindings, type ScanTask } from "./ecr/scans";
import { listTagsForResource, tagResource, untagResource } from "./ecr/tags";

export const ecr: ServiceDefinition = {
  signingName: "ecr",
  sdk: () => import("@aws-sdk/client-ecr"),
  operations: {
    BatchDeleteImage: batchDeleteImage,
    BatchGetImage: batchGetImage,
    CreateRepository: createRepository,
    DeleteLifecyclePolicy: deleteLifecyclePolicy,
    DeleteRepository: deleteRepository,
    DeleteRepositoryPolicy: deleteRepositoryPolicy,
    DescribeImages: describeImages,
    DescribeImageScanFindings: describeImageScanFindings,
    DescribeRepositories: describeRepositories,
    GetAuthorizationToken: getAuthorizationToken,
    GetLifecyclePolicy: getLifecyclePolicy,
    GetRepositoryPolicy: getRepositoryPolicy,
    ListImages: listImages,
    ListTagsForResource: listTagsForResource,
    PutImage: putImage,
    PutImageScanningConfiguration: putImageScanningConfiguration,
    PutImageTagMutability: putImageTagMutability,
    PutLifecyclePolicy: putLifecyclePolicy,
    SetRepositoryPolicy: setRepositoryPolicy,
    TagResource: tagResource,
    UntagResource: untagResource,
  },
  attach(world) {
    world.onTask<string>("ecr.lifecycle", (scope, name) => evaluateLifecycle({ ...scope, world }, name));
    world.onTask<ScanTask>("ecr.scan", (scope, task) => advanceScan({ ...scope, world }, task));
  },
  inventory: listRepositories,
};
