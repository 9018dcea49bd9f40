import { expect, test } from "vitest";
import { makerByTags, makerOf } from "./maker";

test.each<[Record<string, string>, string | undefined]>([
  [{ "slipway:created-by": "slipway", "aws:cloudformation:stack-name": "slipway-shop" }, "slipway"],
  [{ "aws:cloudformation:stack-name": "ecs-express" }, "cloudformation ecs-express"],
  [{ ManagedBy: "Terraform" }, "terraform"],
  [{ "terraform:workspace": "prod" }, "terraform"],
  [{ tool: "opentofu" }, "terraform"],
  [{ team: "shop" }, undefined],
  [{}, undefined],
])("tags %j: %s", (tags, expected) => {
  expect(told(makerByTags(tags))).toBe(expected);
});

test.each([
  [
    "a stack of Slipway's",
    { stackName: "slipway-shop", tags: { "slipway:created-by": "slipway" }, hasCdkPath: false },
    "slipway",
  ],
  ["a stack of the CDK's", { stackName: "Shop", tags: {}, hasCdkPath: true }, "cdk Shop"],
  ["another stack", { stackName: "shop", tags: {}, hasCdkPath: false }, "cloudformation shop"],
  ["no stack", undefined, "hand"],
])("%s", (_, stack, expected) => {
  expect(told(makerOf(stack, {}))).toBe(expected);
});

function told(maker: ReturnType<typeof makerByTags>): string | undefined {
  return maker && ("stackName" in maker ? `${maker.by} ${maker.stackName}` : maker.by);
}
