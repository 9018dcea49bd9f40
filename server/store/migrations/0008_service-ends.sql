CREATE TABLE "service_ends" (
	"target" text NOT NULL,
	"cluster_name" text NOT NULL,
	"service_name" text NOT NULL,
	"ends_at" timestamp (3) with time zone,
	"set_by" text NOT NULL,
	"set_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"noticed_at" timestamp (3) with time zone,
	"run_key" text NOT NULL,
	"run_id" text,
	CONSTRAINT "service_ends_target_cluster_name_service_name_pk" PRIMARY KEY("target","cluster_name","service_name")
);
--> statement-breakpoint
CREATE INDEX "service_ends_by_time" ON "service_ends" USING btree ("ends_at");