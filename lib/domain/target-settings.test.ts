import { expect, test } from "vitest";
import { parseTargetSettings } from "./target-settings";

test("targets of the settings are account and Region with their names", () => {
  const text = "111122223333~eu-west-1=Shop production, 444455556666~us-east-1 = Data = lake,";
  expect(parseTargetSettings(text).map(({ target, alias }) => [target, alias])).toEqual([
    ["111122223333~eu-west-1", "Shop production"],
    ["444455556666~us-east-1", "Data = lake"],
  ]);
});

test.each(["111122223333~eu-west-1", "eu-west-1=Shop", "1111~eu-west-1=Shop", "111122223333~eu-west-1="])(
  "%s is refused by name",
  (text) => expect(() => parseTargetSettings(text)).toThrow(text),
);
