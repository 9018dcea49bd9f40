import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { Action, ActivityRecord, ActivityResult } from "@/lib/domain/activity";
import { Target } from "@/lib/domain/target";

const words = z.string().max(200, { error: "too-long" });
const recordId = z.coerce.number({ error: "cursor" }).int({ error: "cursor" }).min(1, { error: "cursor" });

const filter = z.strictObject({
  who: words.optional(),
  action: Action.optional(),
  target: Target.optional(),
  result: ActivityResult.optional(),
  from: z.iso.datetime({ error: "time" }).optional(),
  to: z.iso.datetime({ error: "time" }).optional(),
  /** In any of the words of a record. */
  q: words.optional(),
});

export const listActivity = endpoint({
  method: "GET",
  path: "/api/v1/activity",
  summary: "Who did what, newest first: of the targets that one may see, and one's own",
  input: filter.extend({
    /** Those before this record. */
    before: recordId.optional(),
    limit: z.coerce
      .number({ error: "limit" })
      .int({ error: "limit" })
      .min(1, { error: "limit" })
      .max(100, { error: "limit" })
      .default(50),
  }),
  output: z.object({
    records: z.array(ActivityRecord),
    /** The `before` of the next page; none on the last one. */
    next: z.int().optional(),
  }),
});

export const exportActivity = endpoint({
  method: "GET",
  path: "/api/v1/activity/export",
  summary: "The same as a file, all pages of it: CSV, or JSON lines that `npm run audit:verify` can check",
  input: filter.extend({ format: z.enum(["csv", "jsonl"], { error: "export-format" }) }),
  output: z.string(),
  mediaTypes: ["text/csv", "application/jsonl"],
});
