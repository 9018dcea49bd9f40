CREATE TABLE "approvals" (
	"id" text PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"target" text NOT NULL,
	"name" text NOT NULL,
	"reason" text NOT NULL,
	"asked_by" text NOT NULL,
	"asked_by_id" text,
	"asked_role" text,
	"asked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"decision" text,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "teardown_decisions" (
	"run_id" text NOT NULL,
	"item_key" text NOT NULL,
	"failure" integer NOT NULL,
	"decision" text NOT NULL,
	"decided_by" text NOT NULL,
	"decided_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "teardown_decisions_run_id_item_key_failure_pk" PRIMARY KEY("run_id","item_key","failure")
);
--> statement-breakpoint
CREATE TABLE "teardown_plans" (
	"run_id" text PRIMARY KEY NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"items" jsonb NOT NULL,
	"chosen" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "teardown_receipts" (
	"run_id" text PRIMARY KEY NOT NULL,
	"target" text NOT NULL,
	"receipt" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "teardown_decisions" ADD CONSTRAINT "teardown_decisions_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teardown_plans" ADD CONSTRAINT "teardown_plans_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "approvals_by_target" ON "approvals" USING btree ("target");