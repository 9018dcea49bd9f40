import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { GET as listLeftovers } from "@/app/api/v1/targets/[target]/leftovers/route";
import { POST as pause } from "@/app/api/v1/targets/[target]/services/[serviceName]/pause/route";
import { describeServices } from "@/server/aws/ecs";
import { getAwsClients } from "@/server/context";
import { get, post, testIn } from "@/server/testing";

const test = testIn({ scenario: "idle-services", withEngine: false });

test("nothing that a service has is left over, also while it runs no task", { timeout: 60_000 }, async ({
  sandbox: { target },
}) => {
  const found = async () => (await get(listLeftovers, { params: { target } })).json();
  expect(await found()).toMatchObject({ items: [], problems: [] });
  const answer = await post(pause, {}, { params: { target, serviceName: "quiet" } });
  expect(answer.status).toBe(200);
  await untilWithoutTasks("quiet");
  expect(await found()).toMatchObject({ items: [], problems: [] });
});

async function untilWithoutTasks(serviceName: string): Promise<void> {
  const aws = await getAwsClients();
  for (;;) {
    const [service] = await describeServices(aws, "default", [serviceName]);
    if (service?.runningCount === 0 && service.revisionArns.length === 1) return;
    await sleep(200);
  }
}
