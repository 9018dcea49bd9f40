import { expect, test } from "vitest";
import { serviceCommands } from "./service-commands";

const service = {
  serviceArn: "arn:aws:ecs:eu-west-1:123456789012:service/default/shop",
  serviceName: "shop",
  clusterName: "default",
  mode: "express" as const,
};
const configuration = { command: [], environmentNames: [], secrets: [], subnetIds: [], securityGroupIds: [] };

test.each([
  ["an Express service", service, ["place", "look", "follow", "roll-out", "stop"]],
  ["one that is not", { ...service, mode: "standard" as const }, ["place", "look", "roll-out", "stop"]],
  [
    "one whose log is known",
    { ...service, configuration: { ...configuration, logGroupName: "/team/shop" } },
    ["place", "look", "follow", "log", "roll-out", "stop"],
  ],
])("%s can be looked at, rolled out again and stopped", (_, seen, does) => {
  expect(serviceCommands("123456789012~eu-west-1", seen).map((command) => command.does)).toEqual(does);
});
