import { expect, test } from "vitest";
import { teardownCommands } from "./teardown-commands";
import type { TeardownItem } from "./teardown-plan";

const target = "123456789012~eu-west-1";
const arn = "arn:aws:ecs:eu-west-1:123456789012:service/default/shop";
type Item = Parameters<typeof teardownCommands>[1][number];

function item(kind: TeardownItem["kind"], name: string, changes: Partial<Item> = {}): Item {
  const plain = { resources: [], after: [], group: "goes" as const, isTicked: true, mayUntick: false };
  return { key: `${kind}:${name}`, kind, name, ...plain, ...changes };
}

const service = item("express-service", "shop", {
  resources: [{ type: "express-service", id: arn }],
  goesWith: "stack:slipway-shop",
});
const stack = item("stack", "slipway-shop");

test("a service goes before its stack, and what goes along with either has no command", () => {
  const managed = item("managed-resources", "shop", { goesWith: service.key });
  const role = item("role", "slipway-shop-ExecutionRole", { goesWith: stack.key });
  const commands = teardownCommands(target, [stack, service, managed, role]);

  expect(commands.map((command) => command.item?.key)).toEqual([undefined, service.key, stack.key]);
  expect(commands[1]?.command).toContain("aws ecs wait services-inactive --cluster default --services shop");
});

test("what waits for something goes after it", () => {
  const cluster = item("cluster", "default", { after: [service.key] });
  const keys = teardownCommands(target, [cluster, service, stack]).map((command) => command.item?.key);
  expect(keys.indexOf(cluster.key)).toBeGreaterThan(keys.indexOf(service.key));
});

test.each<[Item, string]>([
  [
    item("images", "shop", { resources: [{ type: "image", id: "arn:aws:ecr:x:1:repository/shop@sha256:ab" }] }),
    "imageDigest=sha256:ab",
  ],
  [item("repository", "shop"), "aws ecr delete-repository --repository-name shop --force"],
  [item("log-group", "/aws/codebuild/x y"), "--log-group-name '/aws/codebuild/x y'"],
  [item("build-project", "shop"), "aws codebuild delete-project --name shop"],
  [item("role", "shop-role"), 'detach-role-policy --role-name shop-role --policy-arn "$policy"'],
  [
    item("task-definitions", "default-shop", { resources: [{ type: "task-definition", id: "default-shop:1" }] }),
    "aws ecs delete-task-definitions --task-definitions default-shop:1",
  ],
  [
    item("default-vpc", "vpc-1", {
      resources: [
        { type: "vpc", id: "vpc-1" },
        { type: "subnet", id: "subnet-1" },
      ],
    }),
    "aws ec2 delete-subnet --subnet-id subnet-1\naws ec2 delete-vpc --vpc-id vpc-1",
  ],
])("%o is deleted by its own command", (wanted, part) => {
  expect(teardownCommands(target, [wanted])[1]?.command).toContain(part);
});
