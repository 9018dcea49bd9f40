CREATE TABLE "gates" (
	"run_id" text NOT NULL,
	"preview" text NOT NULL,
	"need" text NOT NULL,
	"typed" text NOT NULL,
	"asked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"decision" text,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "gates_run_id_preview_pk" PRIMARY KEY("run_id","preview")
);
--> statement-breakpoint
ALTER TABLE "gates" ADD CONSTRAINT "gates_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;