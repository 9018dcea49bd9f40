DROP INDEX "runs_one_unfinished_per_service";--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "taken_over" jsonb;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "is_queued" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "steps" ADD COLUMN "changed_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "runs_one_unfinished_per_service" ON "runs" USING btree ("target","service_name") WHERE "runs"."ended_at" is null and not "runs"."is_queued";