import {
  BatchDeleteImageCommand,
  BatchGetImageCommand,
  CreateRepositoryCommand,
  DeleteRepositoryCommand,
  DescribeImageScanFindingsCommand,
  DescribeImagesCommand,
  ECRClient,
  PutImageCommand,
  PutLifecyclePolicyCommand,
} from "@aws-sdk/client-ecr";
import { expect } from "vitest";
import type { Sandbox } from "../server";
import { clientConfig, test } from "../testing";
import { manifestOf } from "./ecr/image-manifest";

const repositoryName = "shop";

async function registryOf(sandbox: Sandbox, options: Partial<CreateRepositoryCommand["input"]> = {}) {
  const ecr = new ECRClient(clientConfig(sandbox));
  await ecr.send(new CreateRepositoryCommand({ repositoryName, ...options }));
  const push = (content: string, imageTag?: string) =>
    ecr.send(new PutImageCommand({ repositoryName, imageManifest: manifestOf(content, [10, 20]), imageTag }));
  const images = async () => (await ecr.send(new DescribeImagesCommand({ repositoryName }))).imageDetails ?? [];
  return { ecr, push, images };
}

test("a tag points to one image: pushing it again leaves the old one untagged", async ({ sandbox }) => {
  const { ecr, push, images } = await registryOf(sandbox);
  const { image: first } = await push("one", "latest");
  const { image: second } = await push("two", "latest");
  expect(second?.imageId?.imageDigest).not.toBe(first?.imageId?.imageDigest);
  expect((await images()).map(({ imageDigest, imageTags }) => [imageDigest, imageTags])).toEqual([
    [first?.imageId?.imageDigest, undefined],
    [second?.imageId?.imageDigest, ["latest"]],
  ]);
  const { images: got } = await ecr.send(
    new BatchGetImageCommand({ repositoryName, imageIds: [{ imageTag: "latest" }] }),
  );
  expect(got?.[0]?.imageManifest).toBe(manifestOf("two", [10, 20]));
});

test("an immutable tag stays where it is", async ({ sandbox }) => {
  const { push } = await registryOf(sandbox, { imageTagMutability: "IMMUTABLE" });
  await push("one", "v1");
  await expect(push("two", "v1")).rejects.toMatchObject({ name: "ImageTagAlreadyExistsException" });
});

test("an image goes with its last tag, or at once by its digest", async ({ sandbox }) => {
  const { ecr, push, images } = await registryOf(sandbox);
  const { image } = await push("one", "a");
  await push("one", "b");
  await push("two", "c");
  const remove = (imageIds: object[]) => ecr.send(new BatchDeleteImageCommand({ repositoryName, imageIds }));
  await remove([{ imageTag: "a" }]);
  expect(await images()).toHaveLength(2);
  await remove([{ imageTag: "b" }]);
  expect(await images()).toHaveLength(1);
  const { failures } = await remove([{ imageDigest: image?.imageId?.imageDigest }, {}]);
  expect(failures?.map(({ failureCode }) => failureCode)).toEqual(["ImageNotFound", "MissingDigestAndTag"]);
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

test("a lifecycle policy keeps the newest images", async ({ sandbox }) => {
  const { ecr, push, images } = await registryOf(sandbox);
  const selection = { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 2 };
  const lifecyclePolicyText = JSON.stringify({ rules: [{ rulePriority: 1, selection, action: { type: "expire" } }] });
  await ecr.send(new PutLifecyclePolicyCommand({ repositoryName, lifecyclePolicyText }));
  sandbox.world.clock.speed = 1;
  for (const content of ["one", "two", "three"]) {
    await push(content, content);
    sandbox.world.step(1000);
  }
  sandbox.world.step(24 * 3_600_000);
  expect((await images()).flatMap(({ imageTags }) => imageTags)).toEqual(["two", "three"]);
});

test("an image is scanned on push, some time after it", async ({ sandbox }) => {
  sandbox.world.clock.speed = 1;
  const { ecr, push, images } = await registryOf(sandbox, { imageScanningConfiguration: { scanOnPush: true } });
  await push("one", "latest");
  const findings = () =>
    ecr.send(new DescribeImageScanFindingsCommand({ repositoryName, imageId: { imageTag: "latest" } }));
  await expect(findings()).rejects.toMatchObject({ name: "ScanNotFoundException" });
  sandbox.world.step(10_000);
  expect((await images())[0]?.imageScanStatus?.status).toBe("IN_PROGRESS");
  sandbox.world.step(60_000);
  expect((await findings()).imageScanFindings?.findingSeverityCounts).toMatchObject({ CRITICAL: 1 });
});

test("an unknown tag is named in the error", async ({ sandbox }) => {
  const { ecr } = await registryOf(sandbox);
  const describe = ecr.send(new DescribeImagesCommand({ repositoryName, imageIds: [{ imageTag: "v9" }] }));
  await expect(describe).rejects.toMatchObject({
    name: "ImageNotFoundException",
    message: expect.stringContaining("{imageDigest:'null', imageTag:'v9'}"),
  });
});
