import { mutationOptions, queryOptions } from "@tanstack/react-query";
import type { SaveChannelInput } from "@/lib/domain/notification-channel";
import { call } from "./client";

const everyMs = 5_000;

export const channelsQuery = () =>
  queryOptions({
    queryKey: ["notification-channels"],
    queryFn: ({ signal }) => call("GET /api/v1/notification-channels", {}, signal),
    refetchInterval: everyMs,
  });

export const saveChannelMutation = () =>
  mutationOptions({
    mutationFn: (channel: SaveChannelInput) => call("POST /api/v1/notification-channels", channel),
    onSuccess: (_answer, _input, _result, { client }) => client.invalidateQueries(channelsQuery()),
  });

export const removeChannelMutation = () =>
  mutationOptions({
    mutationFn: (id: string) => call("POST /api/v1/notification-channels/{id}/remove", { id }),
    onSuccess: (_answer, _input, _result, { client }) => client.invalidateQueries(channelsQuery()),
  });

export const testChannelMutation = () =>
  mutationOptions({
    mutationFn: (id: string) => call("POST /api/v1/notification-channels/{id}/test", { id }),
    onSettled: (_answer, _error, _input, _result, { client }) => client.invalidateQueries(channelsQuery()),
  });
