import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { rule as anyRule } from "./en/rule";
import { settingRule } from "./en/setting-rule";

const sources = ["lib/domain", "lib/api"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => readFileSync(`${folder}/${name}`, "utf8")),
);
const rules = sources.flatMap((source) => [...source.matchAll(/error: "([a-z-]+)"/g)].map(([, rule]) => rule));

test.each([...new Set(rules)])("the rule %s says what is allowed", (rule) => {
  expect(Object.keys({ ...anyRule, ...settingRule })).toContain(rule);
});
