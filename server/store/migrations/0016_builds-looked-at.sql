CREATE TABLE "watched_builds" (
	"id" text PRIMARY KEY NOT NULL,
	"seen" jsonb NOT NULL,
	"log_lines" integer DEFAULT 0 NOT NULL,
	"log_open" boolean DEFAULT true NOT NULL,
	"looked_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "log_pages" DROP CONSTRAINT "log_pages_run_id_runs_id_fk";
--> statement-breakpoint
ALTER TABLE "log_positions" DROP CONSTRAINT "log_positions_run_id_runs_id_fk";
--> statement-breakpoint
CREATE INDEX "watched_builds_by_look" ON "watched_builds" USING btree ("looked_at");