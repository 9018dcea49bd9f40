DROP TABLE "audit" CASCADE;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "started_by_id" text;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "session_id" text;