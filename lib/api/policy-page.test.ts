import { expect, test } from "vitest";
import { policyPage } from "./policy-page";

test("the documentation of the roles says what the policy decides", async () => {
  await expect(policyPage()).toMatchFileSnapshot("../../docs/roles.md");
});
