import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { DeliveryResult, NotificationChannel, SaveChannelInput } from "@/lib/domain/notification-channel";

const channelId = z.strictObject({ id: z.uuid({ error: "wrong-type" }) });

export const listChannels = endpoint({
  method: "GET",
  path: "/api/v1/notification-channels",
  summary: "Where notifications go, without what is secret of it, and what became of the last message",
  input: z.strictObject({}),
  output: z.object({ channels: z.array(NotificationChannel) }),
});

export const saveChannel = endpoint({
  method: "POST",
  path: "/api/v1/notification-channels",
  summary: "Add a channel or change one; what is secret may be left out in a change, and stays",
  input: SaveChannelInput,
  output: NotificationChannel,
});

export const removeChannel = endpoint({
  method: "POST",
  path: "/api/v1/notification-channels/{id}/remove",
  summary: "Forget a channel, and what was on its way there",
  input: channelId,
  output: NotificationChannel,
});

export const testChannel = endpoint({
  method: "POST",
  path: "/api/v1/notification-channels/{id}/test",
  summary: "Send a test message now, and say what the other side answered",
  input: channelId,
  output: DeliveryResult,
});
