import "server-only";
import { z } from "zod";
import type { ChannelKind, ChannelReach } from "@/lib/domain/notification-channel";
import type { Message, TellableEvent } from "../message";

/** What a channel keeps sealed. */
export const ChannelSecrets = z.object({
  url: z.string().optional(),
  token: z.string().optional(),
  signingSecret: z.string().optional(),
  password: z.string().optional(),
});
export type ChannelSecrets = z.infer<typeof ChannelSecrets>;

export interface Sending<Kind extends ChannelKind = ChannelKind> {
  /** The same at every try, so that the other side can tell a repeat. */
  id: string;
  reach: Extract<ChannelReach, { kind: Kind }>;
  secrets: ChannelSecrets;
  message: Message;
  /** Nothing of a test. */
  event?: TellableEvent;
  /** How the other side calls the message about the same subject, where there is one. */
  earlier?: Record<string, string>;
}

export interface Sent {
  answer?: string;
  message?: Record<string, string>;
}

/** Whose messages can be changed: there is one for each run, and it says how the run is now. */
export function canChange(kind: ChannelKind): boolean {
  return kind === "slack-bot" || kind === "discord";
}

/** A machine reads it: it gets every event, not one message for each run. */
export function isStream(kind: ChannelKind): boolean {
  return kind === "webhook";
}
