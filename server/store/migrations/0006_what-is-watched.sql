CREATE TABLE "service_facts" (
	"target" text NOT NULL,
	"key" text NOT NULL,
	"part" text NOT NULL,
	"members" jsonb NOT NULL,
	"revision" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "service_facts_target_key_part_pk" PRIMARY KEY("target","key","part")
);
--> statement-breakpoint
CREATE TABLE "target_viewers" (
	"target" text NOT NULL,
	"viewer_id" text NOT NULL,
	"viewer" jsonb NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "target_viewers_target_viewer_id_pk" PRIMARY KEY("target","viewer_id")
);
--> statement-breakpoint
CREATE TABLE "watched_services" (
	"target" text NOT NULL,
	"key" text NOT NULL,
	"row" jsonb NOT NULL,
	"seen" jsonb NOT NULL,
	"gone_at" timestamp (3) with time zone,
	"revision" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "watched_services_target_key_pk" PRIMARY KEY("target","key")
);
--> statement-breakpoint
CREATE TABLE "watched_targets" (
	"target" text PRIMARY KEY NOT NULL,
	"as_of" timestamp (3) with time zone,
	"every_s" real,
	"gaps" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"revision" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX "service_facts_by_revision" ON "service_facts" USING btree ("target","revision");--> statement-breakpoint
CREATE INDEX "watched_services_by_revision" ON "watched_services" USING btree ("target","revision");