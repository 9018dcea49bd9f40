CREATE TABLE "notification_channels" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"events" jsonb NOT NULL,
	"targets" jsonb NOT NULL,
	"services" jsonb NOT NULL,
	"locale" text NOT NULL,
	"quiet_hours" jsonb,
	"reach" jsonb NOT NULL,
	"sealed" text NOT NULL,
	"secret_ends" text,
	"saved_by" text NOT NULL,
	"saved_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last" jsonb
);
--> statement-breakpoint
CREATE TABLE "notification_cursors" (
	"source" text PRIMARY KEY NOT NULL,
	"sequence" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notification_deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"number" bigserial NOT NULL,
	"channel_id" text NOT NULL,
	"event_id" text NOT NULL,
	"subject" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	"give_up_at" timestamp (3) with time zone NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"result" jsonb,
	"message" jsonb
);
--> statement-breakpoint
CREATE TABLE "notification_events" (
	"id" text PRIMARY KEY NOT NULL,
	"number" bigserial NOT NULL,
	"name" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"target" text NOT NULL,
	"service_name" text NOT NULL,
	"subject" text NOT NULL,
	"facts" jsonb NOT NULL,
	"spread_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "notification_deliveries" ADD CONSTRAINT "notification_deliveries_channel_id_notification_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."notification_channels"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_deliveries" ADD CONSTRAINT "notification_deliveries_event_id_notification_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."notification_events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "notification_deliveries_once" ON "notification_deliveries" USING btree ("channel_id","event_id");--> statement-breakpoint
CREATE INDEX "notification_deliveries_waiting" ON "notification_deliveries" USING btree ("channel_id","number") WHERE "notification_deliveries"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "notification_deliveries_by_subject" ON "notification_deliveries" USING btree ("channel_id","subject");--> statement-breakpoint
CREATE INDEX "notification_events_to_spread" ON "notification_events" USING btree ("number") WHERE "notification_events"."spread_at" is null;--> statement-breakpoint
CREATE INDEX "notification_events_by_time" ON "notification_events" USING btree ("at");