import { z } from "zod";
import { notificationEvents } from "./notification-event";
import { isTimeZone } from "./quiet-hours";
import { Target } from "./target";

export const ChannelKind = z.enum(["slack-webhook", "slack-bot", "teams", "discord", "mail", "webhook"], {
  error: "wrong-type",
});
export type ChannelKind = z.infer<typeof ChannelKind>;

const words = (max: number) => z.string().trim().min(1, { error: "required" }).max(max, { error: "too-long" });
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "clock" });

const QuietHours = z
  .strictObject({
    from: clock,
    to: clock,
    timeZone: z.string().max(64, { error: "too-long" }).refine(isTimeZone, { error: "time-zone" }),
  })
  .refine(({ from, to }) => from !== to, { path: ["to"], error: "clock-same" });

const settings = {
  name: words(80),
  events: z.array(z.enum(notificationEvents, { error: "wrong-type" })).min(1, { error: "required" }),
  /** Empty: all of them, also later ones. */
  targets: z.array(Target).max(100, { error: "too-many" }),
  services: z.array(words(255)).max(100, { error: "too-many" }),
  locale: z.enum(["en", "ja"], { error: "wrong-type" }),
  quietHours: QuietHours.optional(),
};

const mailAddress = z.email({ error: "mail-address" }).max(254, { error: "too-long" });
const mailServer = {
  host: z
    .string()
    .trim()
    .max(253, { error: "too-long" })
    .regex(/^[a-z\d]([a-z\d.:-]*[a-z\d])?$/i, { error: "host" }),
  port: z.int({ error: "port" }).min(1, { error: "port" }).max(65_535, { error: "port" }),
  /** `none` takes no password: nothing that is secret goes unencrypted. */
  security: z.enum(["tls", "starttls", "none"], { error: "wrong-type" }),
  user: z.string().max(254, { error: "too-long" }).optional(),
  from: mailAddress,
  to: z.array(mailAddress).min(1, { error: "required" }).max(20, { error: "too-many" }),
};
const slackChannel = words(80).regex(/^(#?[\p{L}\p{N}_-]+|[CGD][A-Z\d]{6,})$/u, { error: "slack-channel" });

/** Where the messages go, as it may be shown: what is secret is not in it. */
export const ChannelReach = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["slack-webhook", "teams", "discord", "webhook"]), host: z.string() }),
  z.object({ kind: z.literal("slack-bot"), channel: z.string() }),
  z.object({ kind: z.literal("mail"), ...mailServer }),
]);
export type ChannelReach = z.infer<typeof ChannelReach>;

const url = z
  .string()
  .trim()
  .max(2048, { error: "too-long" })
  .refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol), { error: "webhook-url" })
  .refine((value) => !URL.canParse(value) || new URL(value).username === "", { error: "webhook-url" });
const header = z
  .string()
  .trim()
  .max(512, { error: "too-long" })
  .regex(/^[\x21-\x7e]+$/, { error: "wrong-type" });

/** As it is typed in. What is secret may be left out when a channel is changed: then it stays as it is. */
export const TypedReach = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["slack-webhook", "teams", "discord"]), url: url.optional() }),
  z.strictObject({ kind: z.literal("slack-bot"), token: header.optional(), channel: slackChannel }),
  z.strictObject({
    kind: z.literal("webhook"),
    url: url.optional(),
    signingSecret: z
      .string()
      .regex(/^whsec_[A-Za-z\d+/]{32,88}={0,2}$/, { error: "signing-secret" })
      .optional(),
  }),
  z.strictObject({
    kind: z.literal("mail"),
    ...mailServer,
    password: z.string().max(512, { error: "too-long" }).optional(),
  }),
]);
export type TypedReach = z.infer<typeof TypedReach>;

export const SaveChannelInput = z.strictObject({
  /** The one to change; without it, a new one. */
  id: z.uuid({ error: "wrong-type" }).optional(),
  ...settings,
  reach: TypedReach,
});
export type SaveChannelInput = z.infer<typeof SaveChannelInput>;

/** Why a message did not arrive: the key of the words in `lib/text`. */
export const deliveryFailures = [
  "refused-host",
  "no-answer",
  "not-reached",
  "not-secure",
  "moved",
  "refused",
  "not-known",
  "login-refused",
  "throttled",
  "unwell",
  "not-readable",
  "secrets-lost",
  "internal",
] as const;
export const DeliveryFailure = z.enum(deliveryFailures);
export type DeliveryFailure = z.infer<typeof DeliveryFailure>;

/** What became of the last message. */
export const DeliveryResult = z.object({
  at: z.iso.datetime(),
  /** `retried`: it comes again; `given-up`: it does not. */
  outcome: z.enum(["sent", "retried", "given-up"]),
  failure: DeliveryFailure.optional(),
  /** The other side's own words: a status, a code. */
  answer: z.string().optional(),
  isTest: z.boolean(),
});
export type DeliveryResult = z.infer<typeof DeliveryResult>;

export const NotificationChannel = z.object({
  id: z.string(),
  ...settings,
  reach: ChannelReach,
  /** The last four characters of what is secret in it; it is never told itself. */
  secretEnds: z.string().optional(),
  savedBy: z.string(),
  savedAt: z.iso.datetime(),
  last: DeliveryResult.optional(),
  /** Messages on their way. */
  underWay: z.int(),
});
export type NotificationChannel = z.infer<typeof NotificationChannel>;
