CREATE TABLE "cost_jumps" (
	"target" text NOT NULL,
	"service_name" text DEFAULT '' NOT NULL,
	"cluster_name" text DEFAULT '' NOT NULL,
	"day" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"hourly_usd" double precision NOT NULL,
	"median_usd" double precision NOT NULL,
	CONSTRAINT "cost_jumps_target_cluster_name_service_name_day_pk" PRIMARY KEY("target","cluster_name","service_name","day")
);
--> statement-breakpoint
CREATE TABLE "cost_spans" (
	"target" text NOT NULL,
	"service_arn" text NOT NULL,
	"service_name" text NOT NULL,
	"cluster_name" text NOT NULL,
	"created_at" timestamp (3) with time zone,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone,
	"facts" jsonb NOT NULL,
	"load_balancer_arn" text,
	"target_group_arns" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "cost_spans_service_arn_since_pk" PRIMARY KEY("service_arn","since")
);
--> statement-breakpoint
CREATE TABLE "exchange_rates" (
	"currency" text PRIMARY KEY NOT NULL,
	"per_usd" double precision NOT NULL,
	"as_of" text NOT NULL,
	"saved_by" text NOT NULL,
	"saved_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "list_prices" (
	"region" text PRIMARY KEY NOT NULL,
	"usd" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "paused_services" (
	"service_arn" text PRIMARY KEY NOT NULL,
	"target" text NOT NULL,
	"service_name" text NOT NULL,
	"min_tasks" integer NOT NULL,
	"paused_by" text NOT NULL,
	"paused_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "readings" (
	"subject" text PRIMARY KEY NOT NULL,
	"read_at" timestamp (3) with time zone,
	"next_read_at" timestamp (3) with time zone NOT NULL,
	"gap" jsonb
);
--> statement-breakpoint
CREATE TABLE "service_traffic" (
	"service_arn" text PRIMARY KEY NOT NULL,
	"target" text NOT NULL,
	"last_request_on" timestamp (3) with time zone,
	"requests_per_day" double precision NOT NULL,
	"watched_from" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "cost_spans_one_open_per_service" ON "cost_spans" USING btree ("service_arn") WHERE "cost_spans"."until" is null;--> statement-breakpoint
CREATE INDEX "cost_spans_by_target" ON "cost_spans" USING btree ("target","until");