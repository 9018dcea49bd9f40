import { ECRClient, SetRepositoryPolicyCommand } from "@aws-sdk/client-ecr";
import { AttachRolePolicyCommand, CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { describe, expect } from "vitest";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import { GET as listServices } from "@/app/api/v1/targets/[target]/services/route";
import { POST as saveTarget } from "@/app/api/v1/targets/route";
import { splitImageUri } from "@/lib/domain/image";
import { Promotion } from "@/lib/domain/promotion";
import { pullPolicy } from "@/lib/domain/repository-policy";
import { rule } from "@/lib/text/en/rule";
import { newAccount } from "@/sandbox/accounts";
import type { Scenario } from "@/sandbox/scenarios/scenario";
import { deployInput, get, post, settingsOfShop, signedIn, testIn, untilEnded } from "@/server/testing";
import { GET as listPromotions } from "./route";

const region = "ap-northeast-1";
const [development, production] = ["111111111111", "222222222222"].map((id) =>
  newAccount({ id, name: id, email: `${id}@sandbox.example` }),
) as [ReturnType<typeof newAccount>, ReturnType<typeof newAccount>];
const there = `${development.id}~${region}`;
const here = `${production.id}~${region}`;

const twoAccounts: Scenario = {
  name: "two-accounts",
  summary: "One account builds, and the other runs what was built.",
  accounts: [development, production],
  settings: { ec2: { defaultVpc: true } },
  seed: () => {},
};

const test = testIn({
  scenario: twoAccounts,
  watchedTimes: 20,
  env: { AWS_ACCESS_KEY_ID: development.accessKeyId, AWS_SECRET_ACCESS_KEY: development.secretAccessKey },
});

describe.sequential("what runs in one account is shipped in another", { timeout: 180_000 }, () => {
  test("while the repository's policy does not let it, it is refused by its field, with the statement that is missing", async ({
    sandbox,
  }) => {
    await knowBoth(sandbox.origin);
    const built = deployInput(there, { createDefaultVpc: false });
    await post(startRun, built);
    expect(await untilEnded(readRun, built.idempotencyKey)).toMatchObject({ progress: "succeeded" });
    const promotion = await untilOffered();

    expect(promotion).toMatchObject({ target: there, pull: "refused", missingPolicy: pullPolicy(production.id) });
    const answer = await post(startRun, shipped(promotion));
    expect(answer.status).toBe(400);
    const refusal = { field: "ship.imageUri", rule: "image-not-shared", message: rule["image-not-shared"] };
    expect(await answer.json()).toMatchObject({ fields: [refusal] });
  });

  test("with exactly that statement it is pulled by its digest, and nothing is built in the other account", async ({
    sandbox,
  }) => {
    const { imageUri, missingPolicy: policyText } = await untilOffered();
    const { repositoryName } = splitImageUri(imageUri);
    const ecr = new ECRClient(clientOf(sandbox.origin, development));
    await ecr.send(new SetRepositoryPolicyCommand({ repositoryName, policyText }));
    const promotion = await untilOffered();
    expect(promotion.pull).toBe("allowed");
    expect(promotion.missingPolicy).toBeUndefined();

    const wanted = shipped(promotion);
    expect((await post(startRun, wanted)).status).toBe(200);
    const run = await untilEnded(readRun, wanted.idempotencyKey);
    expect(run.steps.find(({ progress }) => progress === "failed")).toBeUndefined();
    expect(run).toMatchObject({ target: here, progress: "succeeded", cause: "promotion" });
    expect(run.steps.map(({ name }) => name)).not.toContain("build");
    expect(run.steps.find(({ detail }) => detail.image)?.detail.image).toMatchObject({
      digest: promotion.digest,
      imageUri: expect.stringContaining(`${development.id}.dkr.ecr.${region}.amazonaws.com/`),
    });
    const builds = sandbox.world.truth.filter(({ name }) => name === "codebuild.build-started");
    expect(builds).toHaveLength(1);
  });
});

function shipped({ imageUri }: Promotion) {
  return deployInput(here, { ship: { kind: "image", imageUri, settings: settingsOfShop }, createDefaultVpc: false });
}

/** The one by what the process has, the other by a role in it that trusts the first. */
async function knowBoth(origin: string): Promise<void> {
  const iam = new IAMClient(clientOf(origin, production));
  const RoleName = "slipway-deploy";
  const statement = {
    ...{ Effect: "Allow", Principal: { AWS: `arn:aws:iam::${development.id}:root` } },
    Action: ["sts:AssumeRole", "sts:SetSourceIdentity"],
  };
  const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: "arn:aws:iam::aws:policy/AdministratorAccess" }));
  await know(there, "development", { by: "default-credentials" });
  await know(here, "production", { by: "deploy-role", roleArn: Role?.Arn });
}

async function know(target: string, alias: string, reach: object): Promise<void> {
  const settings = { target, alias, colour: "plain", isProtected: false, timeToLive: { tearsDownByItself: false } };
  const answer = await post(saveTarget, { ...settings, reach }, { headers: await signedIn() });
  expect(answer.status, await answer.clone().text()).toBe(200);
}

function clientOf(endpoint: string, { accessKeyId, secretAccessKey }: typeof development) {
  return { endpoint, region, credentials: { accessKeyId, secretAccessKey } };
}

async function untilOffered(): Promise<Promotion> {
  for (let tries = 0; tries < 100; tries += 1) {
    await get(listServices, { params: { target: there } }); // somebody looks
    const answer = await get(listPromotions, { params: { target: here, serviceName: "shop" } });
    const { promotions } = await answer.json();
    if (promotions.length > 0) return Promotion.parse(promotions[0]);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`Nothing of ${there} is offered in ${here}`);
}
