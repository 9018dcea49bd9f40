CREATE TABLE "health_events" (
	"sequence" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"target" text NOT NULL,
	"cluster_name" text NOT NULL,
	"service_name" text NOT NULL,
	"incident_id" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"cause" jsonb NOT NULL,
	"relapses" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "health_incidents" (
	"id" text PRIMARY KEY NOT NULL,
	"target" text NOT NULL,
	"cluster_name" text NOT NULL,
	"service_name" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"health" text NOT NULL,
	"cause" jsonb NOT NULL,
	"relapses" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "health_spans" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"target" text NOT NULL,
	"cluster_name" text NOT NULL,
	"service_name" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone NOT NULL,
	"health" text NOT NULL,
	"cause" jsonb,
	"seconds" jsonb
);
--> statement-breakpoint
CREATE TABLE "seen_deploys" (
	"target" text NOT NULL,
	"cluster_name" text NOT NULL,
	"service_name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"run_id" text,
	"version" text,
	CONSTRAINT "seen_deploys_target_cluster_name_service_name_at_pk" PRIMARY KEY("target","cluster_name","service_name","at")
);
--> statement-breakpoint
CREATE TABLE "service_health" (
	"target" text NOT NULL,
	"cluster_name" text NOT NULL,
	"service_name" text NOT NULL,
	"health" text NOT NULL,
	"cause" jsonb,
	"since" timestamp (3) with time zone NOT NULL,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"served_at" timestamp (3) with time zone,
	"gone_at" timestamp (3) with time zone,
	"seen" jsonb NOT NULL,
	"probe" jsonb,
	"track" jsonb NOT NULL,
	"deployed_at" timestamp (3) with time zone,
	"version" text,
	CONSTRAINT "service_health_target_cluster_name_service_name_pk" PRIMARY KEY("target","cluster_name","service_name")
);
--> statement-breakpoint
CREATE TABLE "watched_spans" (
	"target" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone NOT NULL,
	"good_until" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "watched_spans_target_started_at_pk" PRIMARY KEY("target","started_at")
);
--> statement-breakpoint
CREATE INDEX "health_incidents_by_service" ON "health_incidents" USING btree ("target","cluster_name","service_name","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "health_incidents_one_open" ON "health_incidents" USING btree ("target","cluster_name","service_name") WHERE "health_incidents"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "health_spans_by_service" ON "health_spans" USING btree ("target","cluster_name","service_name","ended_at");