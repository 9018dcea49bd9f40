import { expect, test } from "vitest";
import type { AdoptedShip } from "./adopted-ship";
import { checkQueryOf } from "./check-query";

const service = { target: "111122223333~eu-west-1", serviceName: "chat", createDefaultVpc: false, idempotencyKey: "" };
const serviceArn = "arn:aws:ecs:eu-west-1:111122223333:service/default/chat";
const parameter = { name: "ImageUri", holds: "image" } as const;
const imageUri = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/chat:v2";

test.each<[string, Pick<AdoptedShip, "image" | "change">, object]>([
  ["the service itself", { image: { from: "same-tag" }, change: { by: "service-update" } }, {}],
  [
    "its stack, which must not be stuck",
    { image: { from: "same-tag" }, change: { by: "change-set", stackName: "chat-prod", parameter } },
    { serviceStackName: "chat-prod" },
  ],
  [
    "an image, which must be there",
    { image: { from: "registry", imageUri }, change: { by: "service-update" } },
    { imageUri },
  ],
])("of a service that others made is asked about %s", (_, ship, expected) => {
  expect(checkQueryOf({ ...service, ship: { kind: "adopted", serviceArn, ...ship } })).toEqual({
    ...{ serviceName: "chat", kind: "adopted", namesSubnets: "true" },
    ...expected,
  });
});
