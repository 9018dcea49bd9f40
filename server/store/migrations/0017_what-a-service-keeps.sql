CREATE TABLE "service_kept" (
	"service_arn" text NOT NULL,
	"part" text NOT NULL,
	"target" text NOT NULL,
	"facts" jsonb NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "service_kept_service_arn_part_pk" PRIMARY KEY("service_arn","part")
);
--> statement-breakpoint
ALTER TABLE "cost_spans" ADD COLUMN "kept_in" jsonb;--> statement-breakpoint
CREATE INDEX "service_kept_by_target" ON "service_kept" USING btree ("target");