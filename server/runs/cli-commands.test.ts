import { DescribeExpressGatewayServiceCommand, DescribeServicesCommand, ECSClient } from "@aws-sdk/client-ecs";
import { describe, expect } from "vitest";
import { adoptedCommands } from "@/lib/domain/adopted-commands";
import type { AdoptedChange, AdoptedShip } from "@/lib/domain/adopted-ship";
import type { CliCommand } from "@/lib/domain/cli-command";
import { cliPlace } from "@/lib/domain/cli-place";
import { makeCliCommand } from "@/lib/domain/make-cli-command";
import { pauseCommand, resumeCommand } from "@/lib/domain/pause-commands";
import { buildImage, buildTemplate, makeStack, parameterTemplate, region } from "@/sandbox/article-testing";
import { clientConfig } from "@/sandbox/client-config";
import { makeExpressService } from "@/sandbox/handmade-testing";
import { testIn } from "@/server/testing";
import { isCliInstalled, tellShell } from "./shell-testing";

const test = testIn({ scenario: "with-default-vpc", speed: 1000, withEngine: false });
const within = { timeout: 120_000 };

const byStack = parameterTemplate
  .replace("Parameters:\n", "Parameters:\n  MinTaskCount: { Type: Number, Default: 2 }\n")
  .replace("      HealthCheckPath", "      ScalingTarget: { MinTaskCount: !Ref MinTaskCount }\n      HealthCheckPath");
const change: Record<string, AdoptedChange> = {
  web: { by: "change-set", stackName: "web", parameter: { name: "ImageUri", holds: "image" } },
  by_hand: { by: "service-update" },
};

describe.runIf(isCliInstalled)("given to a shell with the AWS CLI", () => {
  test("there are a service of a stack and one of none", within, async ({ sandbox }) => {
    await makeStack(sandbox, "web-build", buildTemplate, { ImageName: "web-images" });
    await buildImage(sandbox, "web-build-build-project");
    const image = `${sandbox.target.replace("~", ".dkr.ecr.")}.amazonaws.com/web-images:latest`;
    await makeStack(sandbox, "web", byStack, { ServiceName: "web", ImageUri: image, Greeting: "hello" });
    await makeExpressService(sandbox, { serviceName: "by_hand", image, environment: { GREETING: "hello" } });
  });

  test.for(["web", "by_hand"])("the commands build an image and give it to %s", within, async (name, { sandbox }) => {
    await tell(adoptedCommands(shipOf(sandbox.target, name, change[name])));
    const container = async () => (await read(sandbox, name)).container;
    await expect.poll(container, { timeout: 20_000 }).toMatchObject({
      image: expect.stringMatching(/web-images@sha256:[0-9a-f]{64}$/),
      environment: [{ name: "GREETING", value: "hello" }],
    });
  });

  test.for(["web", "by_hand"])("the commands pause %s, and resume it", within, async (name, { sandbox }) => {
    const service = { serviceArn: arnOf(sandbox.target, name), serviceName: name, clusterName: "default" };
    const tasks = async () => {
      const { minTasks, desired } = await read(sandbox, name);
      return [minTasks, desired];
    };
    const place = makeCliCommand("place", cliPlace(sandbox.target));
    await tell([place, pauseCommand(service)]);
    await expect.poll(tasks, { timeout: 20_000 }).toEqual([0, 0]);
    await tell([place, resumeCommand(service)]);
    await expect.poll(tasks, { timeout: 20_000 }).toEqual([1, 1]);
  });
});

/** What follows goes on until somebody ends it. */
function tell(commands: readonly CliCommand[]): Promise<string> {
  return tellShell({ commands: commands.filter(({ does }) => does !== "follow") });
}

function arnOf(target: string, serviceName: string): string {
  const [account] = target.split("~");
  return `arn:aws:ecs:${region}:${account}:service/default/${serviceName}`;
}

function shipOf(target: string, name: string, by: AdoptedChange = { by: "service-update" }): AdoptedShip {
  const image = { from: "build", projectName: "web-build-build-project", repositoryName: "web-images" } as const;
  return { kind: "adopted", serviceArn: arnOf(target, name), image, change: by };
}

async function read(sandbox: Parameters<typeof clientConfig>[0] & { target: string }, name: string) {
  const ecs = new ECSClient(clientConfig(sandbox, region));
  const serviceArn = arnOf(sandbox.target, name);
  const { service } = await ecs.send(new DescribeExpressGatewayServiceCommand({ serviceArn }));
  const { services = [] } = await ecs.send(new DescribeServicesCommand({ services: [name] }));
  const newest = service?.activeConfigurations?.[0];
  return {
    container: newest?.primaryContainer,
    minTasks: newest?.scalingTarget?.minTaskCount,
    desired: services[0]?.desiredCount,
  };
}
