import type { ServiceDefinition } from "../operation";
import { getAuthorizationToken } from "./ecr/authorization";
import { batchDeleteImage } from "./ecr/delete-images";
import { batchGetImage, describeImages, listImages } from "./ecr/images";
import {
  batchCheckLayerAvailability,
  completeLayerUpload,
  getDownloadUrlForLayer,
  initiateLayerUpload,
  uploadLayerPart,
} from "./ecr/layers";
import { deleteLifecyclePolicy, evaluateLifecycle, getLifecyclePolicy, putLifecyclePolicy } from "./ecr/lifecycle";
import { getLifecyclePolicyPreview, startLifecyclePolicyPreview } from "./ecr/lifecycle-preview";
import { putImage } from "./ecr/put-image";
import {
  batchGetRepositoryScanningConfiguration,
  getRegistryScanningConfiguration,
  putRegistryScanningConfiguration,
} from "./ecr/registry-scanning";
import {
  createRepository,
  deleteRepository,
  describeRepositories,
  listRepositories,
  putImageScanningConfiguration,
  putImageTagMutability,
} from "./ecr/repositories";
import { deleteRepositoryPolicy, getRepositoryPolicy, setRepositoryPolicy } from "./ecr/repository-policy";
import { advanceScan, describeImageScanFindings, type ScanTask, startImageScan } from "./ecr/scans";
import { type ActivationTask, activateImage, updateImageStorageClass } from "./ecr/storage-class";
import { listTagsForResource, tagResource, untagResource } from "./ecr/tags";

export const ecr: ServiceDefinition = {
  signingName: "ecr",
  sdk: () => import("@aws-sdk/client-ecr"),
  operations: {
    BatchCheckLayerAvailability: batchCheckLayerAvailability,
    BatchDeleteImage: batchDeleteImage,
    BatchGetImage: batchGetImage,
    BatchGetRepositoryScanningConfiguration: batchGetRepositoryScanningConfiguration,
    CompleteLayerUpload: completeLayerUpload,
    CreateRepository: createRepository,
    DeleteLifecyclePolicy: deleteLifecyclePolicy,
    DeleteRepository: deleteRepository,
    DeleteRepositoryPolicy: deleteRepositoryPolicy,
    DescribeImageScanFindings: describeImageScanFindings,
    DescribeImages: describeImages,
    DescribeRepositories: describeRepositories,
    GetAuthorizationToken: getAuthorizationToken,
    GetDownloadUrlForLayer: getDownloadUrlForLayer,
    GetLifecyclePolicy: getLifecyclePolicy,
    GetLifecyclePolicyPreview: getLifecyclePolicyPreview,
    GetRegistryScanningConfiguration: getRegistryScanningConfiguration,
    GetRepositoryPolicy: getRepositoryPolicy,
    InitiateLayerUpload: initiateLayerUpload,
    ListImages: listImages,
    ListTagsForResource: listTagsForResource,
    PutImage: putImage,
    PutImageScanningConfiguration: putImageScanningConfiguration,
    PutImageTagMutability: putImageTagMutability,
    PutLifecyclePolicy: putLifecyclePolicy,
    PutRegistryScanningConfiguration: putRegistryScanningConfiguration,
    SetRepositoryPolicy: setRepositoryPolicy,
    StartImageScan: startImageScan,
    StartLifecyclePolicyPreview: startLifecyclePolicyPreview,
    TagResource: tagResource,
    UntagResource: untagResource,
    UpdateImageStorageClass: updateImageStorageClass,
    UploadLayerPart: uploadLayerPart,
  },
  attach(world) {
    world.onTask<ActivationTask>("ecr.activate", (scope, task) => activateImage({ ...scope, world }, task));
    world.onTask<string>("ecr.lifecycle", (scope, name) => evaluateLifecycle({ ...scope, world }, name));
    world.onTask<ScanTask>("ecr.scan", (scope, task) => advanceScan({ ...scope, world }, task));
  },
  inventory: listRepositories,
};
