import { expect, test } from "vitest";
import { DeployRun } from "./run";
import { stopRunCommands } from "./stop-commands";

const startedAt = "2026-05-01T10:00:00.000Z";
const target = "123456789012~eu-west-1";
const running = (name: string, detail: object) => ({ name, progress: "running", startedAt, detail });
const stack = (status: string) => ({ stackName: "slipway-shop", status, resources: [] });
const build = {
  ...{ id: "shop:1", projectName: "shop", progress: "running", status: "IN_PROGRESS" },
  ...{ phases: [], exportedVariables: {} },
};
const revision = (isNew: boolean) => ({ id: "1", isNew, requestedTasks: 1, runningTasks: 1, pendingTasks: 0 });
const rollout = (...revisions: object[]) => ({
  ...{ serviceArn: "arn:s", serviceDeploymentArn: "arn:d", progress: "running", revisions },
  ...{ resources: [], triggeredAlarms: [] },
});
const change = (status: string) => running("service-stack", { stack: stack(status) });
const rolling = (status: string, ...revisions: object[]) => [
  { ...change(status), progress: "succeeded", endedAt: startedAt },
  running("rollout", { rollout: rollout(...revisions) }),
];

function runOf(...steps: object[]): DeployRun {
  const settings = { containerPort: 80, healthCheckPath: "/", cpu: "256", memory: 512, minTasks: 1, maxTasks: 2 };
  return DeployRun.parse({
    ...{ id: "1", number: 1, target, cause: "ui", startedBy: "mina", startedAt, progress: "running", logLines: 0 },
    ...{ kind: "deploy", serviceName: "shop", createDefaultVpc: false, steps },
    ship: {
      ...{ kind: "image", imageUri: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:v1" },
      settings: { ...settings, environment: [] },
    },
  });
}

test.each([
  ["a build", [running("build", { build })], "aws codebuild stop-build --id shop:1"],
  [
    "a change of a stack that is there",
    [change("UPDATE_IN_PROGRESS")],
    "cancel-update-stack --stack-name slipway-shop",
  ],
  ["a stack that is being made", [change("CREATE_IN_PROGRESS")], "delete-stack --stack-name slipway-shop"],
  [
    "a rollout, with something to go back to",
    rolling("UPDATE_IN_PROGRESS", revision(true), revision(false)),
    "stop-service-deployment --stop-type ROLLBACK --service-deployment-arn arn:d",
  ],
  ["a first rollout", rolling("CREATE_IN_PROGRESS", revision(true)), "delete-stack --stack-name slipway-shop"],
])("%s is stopped", (_, steps, part) => {
  const commands = stopRunCommands(runOf(...steps));
  expect(commands.map(({ does }) => does)[0]).toBe("place");
  expect(commands.at(-1)?.command).toContain(part);
});

test("where nothing is under way at AWS, there is nothing to stop", () => {
  expect(stopRunCommands(runOf(running("queue", {})))).toEqual([]);
});
