import { ECR } from "@aws-sdk/client-ecr";
import { pushImage } from "../services/ecr/testing";
import { allowAll, type Journey, minute } from "./journey";

const repositoryName = "shop";
const rule = {
  rulePriority: 1,
  selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 1 },
  action: { type: "expire" },
};

export const throughEcr: Journey = async ({ config, sandbox, watched }) => {
  const ecr = watched(new ECR(config));
  const { repository } = await ecr.createRepository({ repositoryName });
  const resourceArn = repository?.repositoryArn;
  await ecr.getAuthorizationToken({});
  const imageDigest = await pushImage(ecr, { repositoryName, content: "one", imageTag: "v1" });
  await pushImage(ecr, { repositoryName, content: "two", imageTag: "v2" });
  const imageId = { imageDigest };
  const { images: [image] = [] } = await ecr.batchGetImage({ repositoryName, imageIds: [imageId] });
  const { layers = [] } = JSON.parse(image?.imageManifest ?? "{}") as { layers?: { digest: string }[] };
  await ecr.getDownloadUrlForLayer({ repositoryName, layerDigest: layers[0]?.digest });
  await ecr.describeRepositories({});
  await ecr.describeImages({ repositoryName });
  await ecr.listImages({ repositoryName });

  await ecr.putRegistryScanningConfiguration({ scanType: "BASIC" });
  await ecr.getRegistryScanningConfiguration({});
  await ecr.batchGetRepositoryScanningConfiguration({ repositoryNames: [repositoryName] });
  await ecr.putImageScanningConfiguration({ repositoryName, imageScanningConfiguration: { scanOnPush: true } });
  await ecr.startImageScan({ repositoryName, imageId });
  sandbox.world.step(5 * minute);
  await ecr.describeImageScanFindings({ repositoryName, imageId });

  const lifecyclePolicyText = JSON.stringify({ rules: [rule] });
  await ecr.startLifecyclePolicyPreview({ repositoryName, lifecyclePolicyText });
  await ecr.getLifecyclePolicyPreview({ repositoryName });
  sandbox.world.step(5 * minute);
  await ecr.getLifecyclePolicyPreview({ repositoryName });
  await ecr.putLifecyclePolicy({ repositoryName, lifecyclePolicyText });
  await ecr.getLifecyclePolicy({ repositoryName });
  await ecr.deleteLifecyclePolicy({ repositoryName });
  const policyText = allowAll.replace('"Resource":"*"', '"Principal":"*"');
  await ecr.setRepositoryPolicy({ repositoryName, policyText });
  await ecr.getRepositoryPolicy({ repositoryName });
  await ecr.deleteRepositoryPolicy({ repositoryName });

  await ecr.putImageTagMutability({ repositoryName, imageTagMutability: "IMMUTABLE" });
  await ecr.updateImageStorageClass({ repositoryName, imageId, targetStorageClass: "ARCHIVE" });
  await ecr.tagResource({ resourceArn, tags: [{ Key: "team", Value: "shop" }] });
  await ecr.listTagsForResource({ resourceArn });
  await ecr.untagResource({ resourceArn, tagKeys: ["team"] });
  await ecr.batchDeleteImage({ repositoryName, imageIds: [{ imageTag: "v2" }, { imageTag: "none" }] });
  await ecr.deleteRepository({ repositoryName, force: true });
};
