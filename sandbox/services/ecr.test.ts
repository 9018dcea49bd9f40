import {
  BatchCheckLayerAvailabilityCommand,
  BatchDeleteImageCommand,
  BatchGetImageCommand,
  CompleteLayerUploadCommand,
  CreateRepositoryCommand,
  DeleteRepositoryCommand,
  DescribeImageScanFindingsCommand,
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetDownloadUrlForLayerCommand,
  GetLifecyclePolicyPreviewCommand,
  type ImageStatusFilter,
  InitiateLayerUploadCommand,
  PutImageCommand,
  PutLifecyclePolicyCommand,
  PutRegistryScanningConfigurationCommand,
  StartImageScanCommand,
  StartLifecyclePolicyPreviewCommand,
  UpdateImageStorageClassCommand,
  UploadLayerPartCommand,
} from "@aws-sdk/client-ecr";
import { expect } from "vitest";
import { clientConfig } from "../client-config";
import type { Sandbox } from "../server";
import { test } from "../testing";
import { sha256 } from "./ecr/image-manifest";
import { pushImage, uploadLayer } from "./ecr/testing";

const repositoryName = "shop";
const hour = 3_600_000;

async function registryOf(sandbox: Sandbox, options: Partial<CreateRepositoryCommand["input"]> = {}) {
  const ecr = new ECRClient(clientConfig(sandbox));
  await ecr.send(new CreateRepositoryCommand({ repositoryName, ...options }));
  const push = (content: string, imageTag?: string) => pushImage(ecr, { repositoryName, content, imageTag });
  const images = async (imageStatus?: ImageStatusFilter) => {
    const describe = new DescribeImagesCommand({ repositoryName, filter: { imageStatus } });
    return (await ecr.send(describe)).imageDetails ?? [];
  };
  const remove = (imageIds: object[]) => ecr.send(new BatchDeleteImageCommand({ repositoryName, imageIds }));
  return { ecr, push, images, remove };
}

test("a tag points to one image: pushing it again leaves the old one untagged", async ({ sandbox }) => {
  const { ecr, push, images } = await registryOf(sandbox);
  const first = await push("one", "latest");
  const second = await push("two", "latest");
  expect(second).not.toBe(first);
  expect((await images()).map(({ imageDigest, imageTags }) => [imageDigest, imageTags])).toEqual([
    [first, undefined],
    [second, ["latest"]],
  ]);
  const { images: got } = await ecr.send(
    new BatchGetImageCommand({ repositoryName, imageIds: [{ imageTag: "latest" }] }),
  );
  expect(sha256(got?.[0]?.imageManifest ?? "")).toBe(second);
});

test.for([
  ["IMMUTABLE", [], "v1", false],
  ["IMMUTABLE", [], "latest", false],
  ["IMMUTABLE_WITH_EXCLUSION", ["latest*"], "v1", false],
  ["IMMUTABLE_WITH_EXCLUSION", ["latest*"], "latest-eu", true],
  ["MUTABLE_WITH_EXCLUSION", ["v*"], "v1", false],
  ["MUTABLE_WITH_EXCLUSION", ["v*"], "latest", true],
] as const)(
  "with %s but for %s the tag %s can be moved: %s",
  async ([mutability, filters, tag, isMoved], { sandbox }) => {
    const { push } = await registryOf(sandbox, {
      imageTagMutability: mutability,
      imageTagMutabilityExclusionFilters: filters.map((filter) => ({ filterType: "WILDCARD", filter })),
    });
    await push("one", tag);
    const again = push("two", tag);
    if (isMoved) await again;
    else await expect(again).rejects.toMatchObject({ name: "ImageTagAlreadyExistsException" });
  },
);

test("an image goes with its last tag, or at once by its digest", async ({ sandbox }) => {
  const { push, images, remove } = await registryOf(sandbox);
  const digest = await push("one", "a");
  await push("one", "b");
  const other = await push("two", "c");
  await remove([{ imageTag: "a" }]);
  expect(await images()).toHaveLength(2);
  await remove([{ imageTag: "b" }]);
  expect(await images()).toHaveLength(1);
  const { failures } = await remove([
    { imageDigest: digest },
    {},
    { imageDigest: "none" },
    { imageTag: "a b" },
    { imageDigest: other, imageTag: "a" },
  ]);
  expect(failures?.map(({ failureCode }) => failureCode)).toEqual([
    "ImageNotFound",
    "MissingDigestAndTag",
    "InvalidImageDigest",
    "InvalidImageTag",
    "ImageTagDoesNotMatchDigest",
  ]);
});

test("the images of an index stay as long as it does", async ({ sandbox }) => {
  const { ecr, push, images, remove } = await registryOf(sandbox);
  const [amd64, arm64] = [await push("amd64"), await push("arm64 ".repeat(99))];
  const manifests = [
    { digest: amd64, size: 500, platform: { architecture: "amd64", os: "linux" } },
    { digest: arm64, size: 500, platform: { architecture: "arm64", os: "linux" } },
  ];
  const mediaType = "application/vnd.oci.image.index.v1+json";
  const imageManifest = JSON.stringify({ schemaVersion: 2, mediaType, manifests });
  await ecr.send(new PutImageCommand({ repositoryName, imageManifest, imageTag: "latest" }));
  const [first, second, index] = await images();
  expect(index).toMatchObject({ imageManifestMediaType: mediaType, imageTags: ["latest"] });
  expect(index?.imageSizeInBytes).toBe(Math.max(first?.imageSizeInBytes ?? 0, second?.imageSizeInBytes ?? 0));

  const { failures } = await remove([{ imageDigest: amd64 }]);
  expect(failures).toMatchObject([{ failureCode: "ImageReferencedByManifestList" }]);
  await remove([{ imageTag: "latest" }, { imageDigest: amd64 }, { imageDigest: arm64 }]);
  expect(await images()).toEqual([]);

  const orphan = ecr.send(new PutImageCommand({ repositoryName, imageManifest }));
  await expect(orphan).rejects.toMatchObject({ name: "ReferencedImagesNotFoundException" });
});

test("an image is taken only when all of its layers are there, and they are what they say", async ({ sandbox }) => {
  const { ecr } = await registryOf(sandbox);
  const layer = await uploadLayer(ecr, repositoryName, "layer");
  const config = { digest: sha256("config"), size: 6 };
  const imageManifest = JSON.stringify({ schemaVersion: 2, config, layers: [layer] });
  const put = () => ecr.send(new PutImageCommand({ repositoryName, imageManifest }));
  await expect(put()).rejects.toMatchObject({
    name: "LayersNotFoundException",
    message: expect.stringContaining(config.digest),
  });
  const { layers } = await ecr.send(
    new BatchCheckLayerAvailabilityCommand({ repositoryName, layerDigests: [layer.digest, config.digest] }),
  );
  expect(layers?.map(({ layerAvailability }) => layerAvailability)).toEqual(["AVAILABLE", "UNAVAILABLE"]);

  const { uploadId } = await ecr.send(new InitiateLayerUploadCommand({ repositoryName }));
  const part = { repositoryName, uploadId, layerPartBlob: Buffer.from("conf") };
  await ecr.send(new UploadLayerPartCommand({ ...part, partFirstByte: 0, partLastByte: 3 }));
  const gap = ecr.send(new UploadLayerPartCommand({ ...part, partFirstByte: 9, partLastByte: 12 }));
  await expect(gap).rejects.toMatchObject({ name: "InvalidLayerPartException", lastValidByteReceived: 3 });
  const complete = () =>
    ecr.send(new CompleteLayerUploadCommand({ repositoryName, uploadId, layerDigests: [config.digest] }));
  await expect(complete()).rejects.toMatchObject({ name: "InvalidLayerException" });

  await uploadLayer(ecr, repositoryName, "config");
  await put();
  const { downloadUrl } = await ecr.send(
    new GetDownloadUrlForLayerCommand({ repositoryName, layerDigest: layer.digest }),
  );
  expect(downloadUrl).toContain(layer.digest.slice(7));
});

test("a repository with images is deleted only by force", async ({ sandbox }) => {
  const { ecr, push } = await registryOf(sandbox);
  await push("one", "latest");
  const remove = (force: boolean) => ecr.send(new DeleteRepositoryCommand({ repositoryName, force }));
  await expect(remove(false)).rejects.toMatchObject({
    name: "RepositoryNotEmptyException",
    message: `The repository with name 'shop' in registry with id '${sandbox.world.account}' cannot be deleted because it still contains images`,
  });
  await remove(true);
  await expect(remove(true)).rejects.toMatchObject({
    name: "RepositoryNotFoundException",
    message: `The repository with name 'shop' does not exist in the registry with id '${sandbox.world.account}'`,
  });
});

test("another account's registry shows nothing", async ({ sandbox }) => {
  const { ecr } = await registryOf(sandbox);
  const describe = new DescribeRepositoriesCommand({ repositoryNames: [repositoryName], registryId: "000000000001" });
  await expect(ecr.send(describe)).rejects.toMatchObject({ name: "RepositoryNotFoundException" });
});

const keepTwo = {
  rulePriority: 2,
  selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 2 },
  action: { type: "expire" },
};
const keepReleases = {
  rulePriority: 1,
  selection: { tagStatus: "tagged", tagPrefixList: ["v"], countType: "imageCountMoreThan", countNumber: 9 },
  action: { type: "expire" },
};

test("a lifecycle policy keeps the newest images, and leaves alone what an earlier rule has selected", async ({
  sandbox,
}) => {
  sandbox.world.clock.speed = 1;
  const { ecr, push, images } = await registryOf(sandbox);
  const lifecyclePolicyText = JSON.stringify({ rules: [keepTwo, keepReleases] });
  for (const content of ["v1", "one", "two", "three"]) {
    await push(content, content);
    sandbox.world.step(1000);
  }
  await ecr.send(new StartLifecyclePolicyPreviewCommand({ repositoryName, lifecyclePolicyText }));
  sandbox.world.step(10_000);
  const preview = await ecr.send(new GetLifecyclePolicyPreviewCommand({ repositoryName }));
  expect(preview).toMatchObject({
    status: "COMPLETE",
    previewResults: [{ imageTags: ["one"], action: { type: "EXPIRE" }, appliedRulePriority: 2 }],
    summary: { expiringImageTotalCount: 1 },
  });
  await ecr.send(new PutLifecyclePolicyCommand({ repositoryName, lifecyclePolicyText }));
  sandbox.world.step(24 * hour);
  expect((await images()).flatMap(({ imageTags }) => imageTags)).toEqual(["v1", "two", "three"]);
});

test.for([
  ["no rules", { rules: [] }],
  ["a priority twice", { rules: [keepTwo, { ...keepReleases, rulePriority: 2 }] }],
  [
    "a rule after the one for all",
    {
      rules: [
        { ...keepTwo, rulePriority: 1 },
        { ...keepReleases, rulePriority: 3 },
      ],
    },
  ],
  ["tagged without tags", { rules: [{ ...keepTwo, selection: { ...keepTwo.selection, tagStatus: "tagged" } }] }],
  ["no action", { rules: [{ ...keepTwo, action: undefined }] }],
] as const)("a lifecycle policy with %s is refused", async ([, policy], { sandbox }) => {
  const { ecr } = await registryOf(sandbox);
  const lifecyclePolicyText = JSON.stringify(policy);
  await expect(ecr.send(new PutLifecyclePolicyCommand({ repositoryName, lifecyclePolicyText }))).rejects.toMatchObject({
    name: "InvalidParameterException",
    message: expect.stringContaining("Lifecycle policy validation failure"),
  });
});

test("an image is scanned on push, some time after it, and finds the same whenever it is asked", async ({
  sandbox,
}) => {
  sandbox.world.clock.speed = 1;
  sandbox.world.settings.ecr = { findings: { CRITICAL: 2, LOW: 1 } };
  const { ecr, push, images } = await registryOf(sandbox, { imageScanningConfiguration: { scanOnPush: true } });
  await push("one", "latest");
  const imageId = { imageTag: "latest" };
  const findings = (page = {}) => ecr.send(new DescribeImageScanFindingsCommand({ repositoryName, imageId, ...page }));
  await expect(findings()).rejects.toMatchObject({ name: "ScanNotFoundException" });
  sandbox.world.step(10_000);
  expect((await images())[0]?.imageScanStatus?.status).toBe("IN_PROGRESS");
  sandbox.world.step(60_000);
  const { imageScanFindings, nextToken } = await findings({ maxResults: 2 });
  expect(imageScanFindings?.findingSeverityCounts).toEqual({ CRITICAL: 2, LOW: 1 });
  expect(imageScanFindings?.findings?.map(({ severity }) => severity)).toEqual(["CRITICAL", "CRITICAL"]);
  expect((await findings({ nextToken })).imageScanFindings?.findings).toMatchObject([{ severity: "LOW" }]);
  expect((await images())[0]?.imageScanFindingsSummary?.findingSeverityCounts).toEqual({ CRITICAL: 2, LOW: 1 });
  await expect(ecr.send(new StartImageScanCommand({ repositoryName, imageId }))).rejects.toMatchObject({
    name: "LimitExceededException",
  });
});

test("the registry's rules say which repositories are scanned on push", async ({ sandbox }) => {
  const { ecr, push, images } = await registryOf(sandbox);
  const repositoryFilters = [{ filterType: "WILDCARD", filter: "sh*" } as const];
  const rules = [{ scanFrequency: "SCAN_ON_PUSH", repositoryFilters } as const];
  await ecr.send(new PutRegistryScanningConfigurationCommand({ scanType: "BASIC", rules }));
  await push("one", "latest");
  sandbox.world.step(hour);
  expect((await images())[0]?.imageScanStatus?.status).toBe("COMPLETE");
});

test("an archived image is not among the others until it has been activated for a while", async ({ sandbox }) => {
  sandbox.world.clock.speed = 1;
  const { ecr, push, images } = await registryOf(sandbox);
  const imageDigest = await push("one", "latest");
  const move = (targetStorageClass: "ARCHIVE" | "STANDARD") =>
    ecr.send(new UpdateImageStorageClassCommand({ repositoryName, imageId: { imageDigest }, targetStorageClass }));
  await move("ARCHIVE");
  expect(await images()).toEqual([]);
  expect(await images("ARCHIVED")).toMatchObject([{ imageDigest, imageStatus: "ARCHIVED" }]);
  expect(await move("STANDARD")).toMatchObject({ imageStatus: "ACTIVATING" });
  sandbox.world.step(hour);
  expect(await images()).toMatchObject([{ imageStatus: "ACTIVE" }]);
});

test("an unknown tag is named in the error", async ({ sandbox }) => {
  const { ecr } = await registryOf(sandbox);
  const describe = ecr.send(new DescribeImagesCommand({ repositoryName, imageIds: [{ imageTag: "v9" }] }));
  await expect(describe).rejects.toMatchObject({
    name: "ImageNotFoundException",
    message: expect.stringContaining("{imageDigest:'null', imageTag:'v9'}"),
  });
});
