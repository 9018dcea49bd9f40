CREATE TABLE "audit" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"who" text NOT NULL,
	"via" text NOT NULL,
	"action" text NOT NULL,
	"target" text,
	"subject" text
);
--> statement-breakpoint
CREATE TABLE "log_pages" (
	"run_id" text NOT NULL,
	"first_number" integer NOT NULL,
	"last_number" integer NOT NULL,
	"source" text NOT NULL,
	"lines" jsonb NOT NULL,
	CONSTRAINT "log_pages_run_id_first_number_pk" PRIMARY KEY("run_id","first_number")
);
--> statement-breakpoint
CREATE TABLE "log_positions" (
	"run_id" text NOT NULL,
	"stream" text NOT NULL,
	"position" text NOT NULL,
	CONSTRAINT "log_positions_run_id_stream_pk" PRIMARY KEY("run_id","stream")
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"id" text PRIMARY KEY NOT NULL,
	"number" serial NOT NULL,
	"target" text NOT NULL,
	"service_name" text NOT NULL,
	"input" jsonb NOT NULL,
	"started_by" text NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"progress" text DEFAULT 'waiting' NOT NULL,
	"cancel_requested_by" text,
	"endpoint" text,
	"log_lines" integer DEFAULT 0 NOT NULL,
	"log_open" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "steps" (
	"run_id" text NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	"progress" text DEFAULT 'waiting' NOT NULL,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"held_up_by" text,
	"failure" jsonb,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "steps_run_id_name_pk" PRIMARY KEY("run_id","name")
);
--> statement-breakpoint
ALTER TABLE "log_pages" ADD CONSTRAINT "log_pages_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "log_positions" ADD CONSTRAINT "log_positions_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "steps" ADD CONSTRAINT "steps_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "runs_one_unfinished_per_service" ON "runs" USING btree ("target","service_name") WHERE "runs"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "runs_by_number" ON "runs" USING btree ("number");