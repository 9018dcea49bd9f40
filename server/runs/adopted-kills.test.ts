import { ECSClient, ListServiceDeploymentsCommand } from "@aws-sdk/client-ecs";
import { expect } from "vitest";
import { GET as readRun } from "@/app/api/v1/runs/[id]/route";
import { POST as startRun } from "@/app/api/v1/runs/route";
import type { AdoptedShip } from "@/lib/domain/adopted-ship";
import { makeArticle, region } from "@/sandbox/article-testing";
import { clientConfig } from "@/sandbox/client-config";
import { deployInput, post, testIn, untilEnded } from "@/server/testing";
import { Killer, restart } from "./kill-testing";

const test = testIn({ scenario: "with-default-vpc", speed: 1000 });

test("killed before and after every call that changes something, the deploy of a service that others made is one build and one update", {
  timeout: 300_000,
}, async ({ sandbox }) => {
  await makeArticle(sandbox, "chat");
  const killer = new Killer(sandbox.origin);
  let life = await restart(killer);
  const ship: AdoptedShip = {
    kind: "adopted",
    serviceArn: `arn:aws:ecs:${region}:${sandbox.world.account}:service/default/chat`,
    image: { from: "build", projectName: "chat-image-build-build-project", repositoryName: "chat-images" },
    change: { by: "service-update" },
    stackName: "chat-service",
  };
  const input = deployInput(sandbox.target, { serviceName: "chat", createDefaultVpc: false, ship });
  expect((await post(startRun, input)).status).toBe(200);

  let end = () => {};
  const over = new Promise<"over">((resolve) => {
    end = () => resolve("over");
  });
  const killing = (async () => {
    while ((await Promise.race([life.death, over])) !== "over") life = await restart(killer);
  })();
  const run = await untilEndedThroughKills(input.idempotencyKey);
  end();
  await killing;

  expect(run.progress).toBe("succeeded");
  const calls = killer.kills.map(({ call, side }) => `${call.split(" ")[0]} ${side}`);
  expect(calls).toEqual([
    "StartBuild before",
    "StartBuild after",
    "UpdateExpressGatewayService before",
    "UpdateExpressGatewayService after",
  ]);
  const { truth } = sandbox.world;
  expect(truth.filter(({ name }) => name === "codebuild.build-started")).toHaveLength(2); // the article's own is one
  const ecs = new ECSClient(clientConfig(sandbox, region));
  const { serviceDeployments } = await ecs.send(new ListServiceDeploymentsCommand({ service: ship.serviceArn }));
  expect(serviceDeployments).toHaveLength(2); // its creation is one
});

/** Between two lives nothing can be read. */
async function untilEndedThroughKills(id: string) {
  for (;;) {
    try {
      return await untilEnded(readRun, id);
    } catch (error) {
      if (!(error instanceof Error) || error.message.startsWith("The run is not as expected")) throw error;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
}
