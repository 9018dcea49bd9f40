import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { FeedStatus } from "@/lib/domain/feed-status";

const token = z
  .string()
  .max(512, { error: "too-long" })
  .regex(/^[\w-]+$/, { error: "required" });
const lang = z.enum(["en", "ja"], { error: "lang" }).default("en");
const feed = z.strictObject({ token, lang });

export const readBadge = endpoint({
  method: "GET",
  path: "/api/v1/feeds/{token}/badge.svg",
  summary: "An image that says how a service is, its uptime or its version, for the token of its feed",
  input: feed.extend({
    show: z.enum(["state", "uptime", "version"], { error: "badge" }).default("state"),
    /** What stands left; the service's name without it. */
    label: z.string().trim().min(1, { error: "required" }).max(60, { error: "too-long" }).optional(),
  }),
  output: z.string(),
  mediaTypes: ["image/svg+xml"],
});

export const readFeedStatus = endpoint({
  method: "GET",
  path: "/api/v1/feeds/{token}/status.json",
  summary: "How a service is and was, for the token of its feed",
  input: feed,
  output: FeedStatus,
});

export const readFeed = endpoint({
  method: "GET",
  path: "/api/v1/feeds/{token}/feed.atom",
  summary: "Incidents and deploys of a service as an Atom feed, for the token of its feed",
  input: feed,
  output: z.string(),
  mediaTypes: ["application/atom+xml"],
});
