import { expect, test } from "vitest";
import { receiptMarkdown } from "./receipt-markdown";
import type { TeardownReceipt } from "./teardown-receipt";

const receipt: TeardownReceipt = {
  runId: "f0b2f0de-2f5e-4a4e-9a53-5b6d3c1e7a10",
  number: 7,
  target: "123456789012~eu-west-1",
  subject: "shop",
  outcome: "leftovers",
  isStopped: false,
  startedBy: "mina",
  reason: "# not | a heading\n[nor a link](javascript:x) `nor this`",
  startedAt: "2026-11-28T09:00:00.000Z",
  sweptAt: "2026-11-28T09:05:00.000Z",
  gone: [{ key: "stack:shop", kind: "stack", name: "shop" }],
  left: [{ key: "images:shop", kind: "images", name: "shop", why: { rule: "images-kept", message: "denied" } }],
  kept: [],
  monthlyCost: { stopped: 12.345, remains: 0 },
};

test("a receipt names what is gone and what is left, and no word of anybody becomes Markdown", () => {
  const text = receiptMarkdown(receipt);
  expect(text).toContain("**Finished with leftovers**");
  expect(text).toContain("- stack `shop`");
  expect(text).toContain("- images `shop`: `denied`");
  expect(text).toContain("| Reason | `` # not \\| a heading [nor a link](javascript:x) `nor this` `` |");
  expect(text.split("\n").filter((line) => line.startsWith("# "))).toHaveLength(1);
});
