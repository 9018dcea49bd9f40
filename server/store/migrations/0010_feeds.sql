ALTER TABLE "api_tokens" ADD COLUMN "cluster_name" text;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD COLUMN "service_name" text;