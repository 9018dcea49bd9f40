import { expect, test } from "vitest";
import { emptySettings, type SettingsDraft } from "./settings-draft";
import { changedSettings } from "./settings-summary";

const pair = { id: 0, name: "A", value: "" };

test.each<[Partial<SettingsDraft>, string[]]>([
  [{}, []],
  [{ cpu: "1024", memory: 2048, environment: [pair] }, []],
  [{ tags: [pair], secrets: [pair, { ...pair, id: 1 }] }, ["secrets 2", "tags 1"]],
  [{ taskRoleArn: "arn:aws:iam::123456789012:role/team/shop-task" }, ["taskRoleArn shop-task"]],
  [{ network: { subnetIds: ["subnet-0a1b2c3d", "subnet-1a1b2c3d"], securityGroupIds: [] } }, ["network 2"]],
  [{ scalingMetric: "AVERAGE_MEMORY" }, ["scaling 60"]],
  [{ command: "node\n--title=x\nserver.js\n--port=1" }, ["command node --title=x server.js"]],
])("%j differs by %j", (change, expected) => {
  expect(changedSettings({ ...emptySettings, ...change }).map(({ setting, value }) => `${setting} ${value}`)).toEqual(
    expected,
  );
});
