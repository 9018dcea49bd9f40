import { z } from "zod";
import { TeamService } from "./team-status";

export const noticeSeverities = ["info", "warning", "critical"] as const;

const httpUrl = z.url({ protocol: /^https?$/, error: "notice-link" }).max(500, { error: "notice-link" });

/** What the team shall know of a service, at the board and on its page. */
export const NewNotice = z.strictObject({
  text: z.string().trim().min(1, { error: "required" }).max(500, { error: "too-long" }),
  severity: z.enum(noticeSeverities, { error: "severity" }),
  link: httpUrl.optional(),
  /** It is gone by itself then. */
  endsAt: z.iso.datetime({ error: "date-time" }).optional(),
});
export type NewNotice = z.infer<typeof NewNotice>;

export const NewLock = z.strictObject({
  reason: z.string().trim().min(1, { error: "required" }).max(200, { error: "too-long" }),
});
export type NewLock = z.infer<typeof NewLock>;

/** What people have said of a service. */
export const ServiceMarks = TeamService.pick({ lock: true, notice: true });
export type ServiceMarks = z.infer<typeof ServiceMarks>;
