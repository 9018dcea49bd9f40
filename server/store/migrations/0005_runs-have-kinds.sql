ALTER TABLE "runs" ALTER COLUMN "service_name" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "kind" text DEFAULT 'deploy' NOT NULL;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "outcome" text;