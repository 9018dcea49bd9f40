import { CloudFormationClient, GetTemplateCommand } from "@aws-sdk/client-cloudformation";
import {
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  ECSClient,
  ListServiceDeploymentsCommand,
} from "@aws-sdk/client-ecs";
import { describe, expect } from "vitest";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import type { AdoptedChange, AdoptedShip } from "@/lib/domain/adopted-ship";
import {
  buildImage,
  buildTemplate,
  makeArticle,
  makeStack,
  type Place,
  parameterTemplate,
  region,
} from "@/sandbox/article-testing";
import { clientConfig } from "@/sandbox/client-config";
import { deployInput, post, testIn, untilEnded } from "@/server/testing";
import { Killer, runThroughKills } from "./kill-testing";

const test = testIn({ scenario: "with-default-vpc", speed: 1000 });

interface Way {
  name: string;
  make: (sandbox: Place, name: string) => Promise<void>;
  change: AdoptedChange;
  /** The calls that change something, beside the build. */
  calls: string[];
  stackOperations: number;
}

const ways: Way[] = [
  {
    name: "service-update",
    make: makeArticle,
    change: { by: "service-update" },
    calls: ["UpdateExpressGatewayService"],
    stackOperations: 0,
  },
  {
    name: "forced-deployment",
    make: makeArticle,
    change: { by: "forced-deployment" },
    calls: ["UpdateService"],
    stackOperations: 0,
  },
  {
    name: "change-set",
    make: makeWithParameter,
    change: { by: "change-set", stackName: "change-set-service", parameter: { name: "ImageUri", holds: "image" } },
    calls: ["CreateChangeSet", "ExecuteChangeSet"],
    stackOperations: 1,
  },
];

describe("killed before and after every call that changes something", { timeout: 300_000 }, () => {
  test.for(ways)(
    "the deploy of a service that others made, by $name, is one build and one rollout",
    async (way, { sandbox }) => {
      await way.make(sandbox, way.name);
      const template = await templateOf(sandbox, `${way.name}-service`);
      const killer = new Killer(sandbox.origin);
      const since = sandbox.world.truth.at(-1)?.seq ?? 0;
      const ship = shipOf(sandbox.world.account, way);
      const input = deployInput(sandbox.target, { serviceName: way.name, createDefaultVpc: false, ship });
      const run = await runThroughKills(killer, {
        start: async () => {
          expect((await post(startRun, input)).status).toBe(200);
          return input.idempotencyKey;
        },
        untilEnded: (id) => untilEnded(readRun, id),
      });

      expect(run.steps.filter(({ progress }) => progress !== "succeeded")).toEqual([]);
      const died = killer.kills.map(({ call, side }) => `${call.split(" ")[0]} ${side}`);
      expect(died).toEqual(["StartBuild", ...way.calls].flatMap((call) => [`${call} before`, `${call} after`]));
      const effects = sandbox.world.truth.filter(({ seq }) => seq > since).map(({ name }) => name);
      const counted = (effect: string) => effects.filter((name) => name === effect).length;
      expect(counted("codebuild.build-started")).toBe(1);
      expect(counted("cloudformation.operation-started")).toBe(way.stackOperations);
      const { rollouts, imageDigest } = await rolledOut(sandbox, ship);
      expect(rollouts).toBe(2); // its creation is one
      expect(await templateOf(sandbox, `${way.name}-service`)).toBe(template);
      expect(imageDigest).toBe(run.steps.find(({ name }) => name === "image")?.detail.image?.digest);
    },
  );
});

function shipOf(account: string, { name, change }: Way): AdoptedShip {
  return {
    kind: "adopted",
    serviceArn: `arn:aws:ecs:${region}:${account}:service/default/${name}`,
    image: { from: "build", projectName: `${name}-image-build-build-project`, repositoryName: `${name}-images` },
    change,
    stackName: `${name}-service`,
  };
}

async function makeWithParameter(sandbox: Place, name: string): Promise<void> {
  await makeStack(sandbox, `${name}-image-build`, buildTemplate, { ImageName: `${name}-images` });
  await buildImage(sandbox, `${name}-image-build-build-project`);
  const ImageUri = `482109334517.dkr.ecr.${region}.amazonaws.com/${name}-images:latest`;
  await makeStack(sandbox, `${name}-service`, parameterTemplate, { ServiceName: name, ImageUri, Greeting: "hello" });
}

async function templateOf(sandbox: Place, StackName: string): Promise<string | undefined> {
  const client = new CloudFormationClient(clientConfig(sandbox, region));
  return (await client.send(new GetTemplateCommand({ StackName }))).TemplateBody;
}

/** How often ECS has rolled it out, and the image of the last time. */
async function rolledOut(sandbox: Place, { serviceArn: service }: AdoptedShip) {
  const ecs = new ECSClient(clientConfig(sandbox, region));
  const { serviceDeployments: all = [] } = await ecs.send(new ListServiceDeploymentsCommand({ service }));
  const [newest] = all.toSorted((one, other) => Number(other.createdAt) - Number(one.createdAt));
  const serviceDeploymentArns = [newest?.serviceDeploymentArn ?? ""];
  const described = await ecs.send(new DescribeServiceDeploymentsCommand({ serviceDeploymentArns }));
  const serviceRevisionArns = [described.serviceDeployments?.[0]?.targetServiceRevision?.arn ?? ""];
  const { serviceRevisions } = await ecs.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns }));
  return { rollouts: all.length, imageDigest: serviceRevisions?.[0]?.containerImages?.[0]?.imageDigest };
}
