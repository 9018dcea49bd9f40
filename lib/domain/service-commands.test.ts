import { expect, test } from "vitest";
import { serviceCommands } from "./service-commands";

const service = {
  serviceArn: "arn:aws:ecs:eu-west-1:123456789012:service/default/shop",
  serviceName: "shop",
  clusterName: "default",
  mode: "express" as const,
  row: {},
};
const pause = { by: "mina", since: "2026-05-01T10:00:00Z" };
const configuration = { command: [], environmentNames: [], secrets: [], subnetIds: [], securityGroupIds: [] };

test.each([
  ["an Express service", service, ["place", "look", "follow", "roll-out", "stop", "pause"]],
  ["one that is not", { ...service, mode: "standard" as const }, ["place", "look", "roll-out", "stop"]],
  [
    "one whose log is known",
    { ...service, configuration: { ...configuration, logGroupName: "/team/shop" } },
    ["place", "look", "follow", "log", "roll-out", "stop", "pause"],
  ],
  ["a paused one", { ...service, row: { pause } }, ["place", "look", "follow", "roll-out", "stop", "resume"]],
])("%s can be looked at, rolled out again, stopped and paused", (_, seen, does) => {
  expect(serviceCommands("123456789012~eu-west-1", seen).map((command) => command.does)).toEqual(does);
});
