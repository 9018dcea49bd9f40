CREATE TABLE "service_locks" (
	"target" text NOT NULL,
	"key" text NOT NULL,
	"locked_by" text NOT NULL,
	"reason" text NOT NULL,
	"locked_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "service_locks_target_key_pk" PRIMARY KEY("target","key")
);
--> statement-breakpoint
CREATE TABLE "service_notices" (
	"target" text NOT NULL,
	"key" text NOT NULL,
	"text" text NOT NULL,
	"severity" text NOT NULL,
	"link" text,
	"ends_at" timestamp (3) with time zone,
	"written_by" text NOT NULL,
	"written_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "service_notices_target_key_pk" PRIMARY KEY("target","key")
);
