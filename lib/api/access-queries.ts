import { infiniteQueryOptions, keepPreviousData, mutationOptions, queryOptions } from "@tanstack/react-query";
import type { NewApiToken } from "@/lib/domain/api-token";
import type { NewGrant } from "@/lib/domain/grant";
import type { DeviceSignIn } from "@/lib/domain/sign-in";
import type { NewTarget, Target } from "@/lib/domain/target";
import { call, urlOf } from "./client";
import { targetsQuery } from "./queries";

const every = { device: 2_000, sessions: 10_000 };

export const signInMethodsQuery = () =>
  queryOptions({
    queryKey: ["sign-in", "methods"],
    queryFn: ({ signal }) => call("GET /api/v1/sign-in/methods", {}, signal),
    staleTime: 60_000,
  });

/** Asked again only while somebody is expected to press "Allow" on the other page. */
export const deviceSignInQuery = () =>
  queryOptions({
    queryKey: ["sign-in", "device"],
    queryFn: ({ signal }): Promise<DeviceSignIn> => call("GET /api/v1/sign-in/device", {}, signal),
    gcTime: 0,
    staleTime: every.device,
    refetchInterval: ({ state: { data } }) => data?.state === "waiting" && every.device,
    refetchIntervalInBackground: true, // the other page covers this one
  });

export const beginDeviceSignInMutation = () =>
  mutationOptions({
    mutationFn: () => call("POST /api/v1/sign-in/device", {}),
    onSuccess: (begun, _input, _result, { client }) => client.setQueryData(deviceSignInQuery().queryKey, begun),
  });

export const identityQuery = (target: Target) =>
  queryOptions({
    queryKey: ["identity", target],
    queryFn: ({ signal }) => call("GET /api/v1/targets/{target}/identity", { target }, signal),
    staleTime: 30_000,
  });

export const sessionsQuery = () =>
  queryOptions({
    queryKey: ["sessions"],
    queryFn: ({ signal }) => call("GET /api/v1/sessions", {}, signal),
    refetchInterval: every.sessions,
  });

export const rolesQuery = () =>
  queryOptions({ queryKey: ["roles"], queryFn: ({ signal }) => call("GET /api/v1/roles", {}, signal) });

export const tokensQuery = () =>
  queryOptions({ queryKey: ["tokens"], queryFn: ({ signal }) => call("GET /api/v1/tokens", {}, signal) });

export const revokeSessionMutation = () =>
  mutationOptions({
    mutationFn: (id: string) => call("POST /api/v1/sessions/{id}/revoke", { id }),
    onSettled: (_answer, _error, _input, _result, { client }) => client.invalidateQueries(sessionsQuery()),
  });

export const revokeAllSessionsMutation = () =>
  mutationOptions({
    mutationFn: (of: "own" | "everybody") => call("POST /api/v1/sessions/revoke-all", { of }),
    onSettled: (_answer, _error, _input, _result, { client }) => client.invalidateQueries(sessionsQuery()),
  });

export const giveRoleMutation = () =>
  mutationOptions({
    mutationFn: (grant: NewGrant) => call("POST /api/v1/roles", grant),
    onSuccess: (_answer, _input, _result, { client }) => client.invalidateQueries(rolesQuery()),
  });

export const takeRoleMutation = () =>
  mutationOptions({
    mutationFn: (id: string) => call("POST /api/v1/roles/{id}/remove", { id }),
    onSuccess: (_answer, _input, _result, { client }) => client.invalidateQueries(rolesQuery()),
  });

export const createTokenMutation = () =>
  mutationOptions({
    mutationFn: (token: NewApiToken) => call("POST /api/v1/tokens", token),
    onSuccess: (_answer, _input, _result, { client }) => client.invalidateQueries(tokensQuery()),
  });

export const revokeTokenMutation = () =>
  mutationOptions({
    mutationFn: (id: string) => call("POST /api/v1/tokens/{id}/revoke", { id }),
    onSuccess: (_answer, _input, _result, { client }) => client.invalidateQueries(tokensQuery()),
  });

export const openWallMutation = () =>
  mutationOptions({ mutationFn: (token: string) => call("POST /api/v1/wall/session", { token }) });

export const saveTargetMutation = () =>
  mutationOptions({
    mutationFn: (settings: NewTarget) => call("POST /api/v1/targets", settings),
    onSuccess: (_answer, _input, _result, { client }) => client.invalidateQueries(targetsQuery()),
  });

export const removeTargetMutation = () =>
  mutationOptions({
    mutationFn: (target: Target) => call("POST /api/v1/targets/{target}/remove", { target }),
    onSuccess: (_answer, _input, _result, { client }) => client.invalidateQueries(targetsQuery()),
  });

/** As the activity page's address has them. */
export interface ActivityFilter {
  who?: string;
  action?: string;
  target?: string;
  result?: string;
  from?: string;
  to?: string;
  q?: string;
}

type ListActivity = Parameters<typeof call<"GET /api/v1/activity">>[1];

export const activityQuery = (filter: ActivityFilter) =>
  infiniteQueryOptions({
    queryKey: ["activity", filter],
    queryFn: ({ pageParam, signal }) =>
      call("GET /api/v1/activity", { ...filter, before: pageParam } as ListActivity, signal),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

/** All pages of it, as a file. */
export function exportAddress(filter: ActivityFilter, format: "csv" | "jsonl"): string {
  type Sent = Parameters<typeof urlOf<"GET /api/v1/activity/export">>[1];
  return urlOf("GET /api/v1/activity/export", { ...filter, format } as Sent);
}
