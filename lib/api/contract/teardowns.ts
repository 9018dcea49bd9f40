import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { TeardownRun } from "@/lib/domain/run";
import { StartTeardownInput } from "@/lib/domain/teardown-input";
import { Decision } from "@/lib/domain/teardown-progress";
import { TeardownReceipt } from "@/lib/domain/teardown-receipt";

const run = z.strictObject({ id: z.uuid({ error: "run-id" }) });

export const startTeardown = endpoint({
  method: "POST",
  path: "/api/v1/teardowns",
  summary:
    "Tear down what a plan says, as it was seen: one that is older than ten minutes or not true any more is refused",
  input: StartTeardownInput,
  output: TeardownRun,
});

export const decideTeardown = endpoint({
  method: "POST",
  path: "/api/v1/runs/{id}/decide",
  summary: "What a teardown does about something that AWS would not delete: try again, leave it, or force its stack",
  input: run.extend({
    item: z.string().min(1, { error: "required" }).max(700, { error: "too-long" }),
    /** The failure that is decided on, as the item tells it. */
    failure: z.int({ error: "count" }).min(1, { error: "count" }).max(1000, { error: "count" }),
    decision: Decision,
  }),
  output: TeardownRun,
});

export const readReceipt = endpoint({
  method: "GET",
  path: "/api/v1/runs/{id}/receipt",
  summary: "What a teardown has left nothing of, and what it has left: read from AWS when it was over",
  input: run,
  output: TeardownReceipt,
});

export const exportReceipt = endpoint({
  method: "GET",
  path: "/api/v1/runs/{id}/receipt/export",
  summary: "The same as a file: Markdown for people, JSON for programs",
  input: run.extend({ format: z.enum(["md", "json"], { error: "receipt-format" }) }),
  output: z.string(),
  mediaTypes: ["text/markdown", "application/json"],
});
