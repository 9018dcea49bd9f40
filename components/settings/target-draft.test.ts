import { expect, test } from "vitest";
import { NewTarget } from "@/lib/domain/target";
import { emptyTarget, targetOfDraft } from "./target-draft";

const filled = { ...emptyTarget, account: " 111122223333 ", region: "eu-west-1", alias: "harbor" };
const roleArn = "arn:aws:iam::111122223333:role/Deploy";

test.each([
  [
    "what is left empty is not sent",
    filled,
    { reach: { by: "identity-center" }, timeToLive: { tearsDownByItself: false } },
  ],
  ["spaces around a pasted value go", filled, { target: "111122223333~eu-west-1" }],
  [
    "a deploy role is sent without an empty external ID",
    { ...filled, by: "deploy-role" as const, roleArn },
    { reach: { by: "deploy-role", roleArn } },
  ],
  [
    "a role that is not chosen any more is not sent",
    { ...filled, roleArn, externalId: "x1" },
    { reach: { by: "identity-center" } },
  ],
  ["days are a number", { ...filled, defaultDays: "14" }, { timeToLive: { defaultDays: 14 } }],
])("%s", (_name, draft, sent) => {
  expect(NewTarget.parse(targetOfDraft(draft))).toMatchObject(sent);
  expect(targetOfDraft(draft).reach).toEqual("reach" in sent ? sent.reach : { by: "identity-center" });
});
