ALTER TABLE "runs" ADD COLUMN "cause" text DEFAULT 'ui' NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "cause_run_id" text;--> statement-breakpoint
UPDATE "runs" SET "cause" = CASE "audit"."door" WHEN 'api-token' THEN 'api' ELSE 'end-date' END FROM "audit" WHERE "audit"."run_id" = "runs"."id" AND "audit"."action" IN ('start-run', 'start-teardown') AND "audit"."result" = 'intended' AND "audit"."door" <> 'console';
