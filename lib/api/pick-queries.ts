import { queryOptions } from "@tanstack/react-query";
import type { Target } from "@/lib/domain/target";
import { call } from "./client";

type TemplatesInput = Omit<Parameters<typeof call<"POST /api/v1/targets/{target}/templates">>[1], "target">;

const staleTime = 30_000;

export const imagesQuery = (target: Target) =>
  queryOptions({
    queryKey: ["images", target],
    queryFn: ({ signal }) => call("GET /api/v1/targets/{target}/images", { target }, signal),
    staleTime,
  });

export const secretsQuery = (target: Target) =>
  queryOptions({
    queryKey: ["secrets", target],
    queryFn: ({ signal }) => call("GET /api/v1/targets/{target}/secrets", { target }, signal),
    staleTime,
  });

export const taskRolesQuery = (target: Target) =>
  queryOptions({
    queryKey: ["task-roles", target],
    queryFn: ({ signal }) => call("GET /api/v1/targets/{target}/task-roles", { target }, signal),
    staleTime,
  });

export const buildsQuery = (target: Target, serviceName: string) =>
  queryOptions({
    queryKey: ["builds", target, serviceName],
    queryFn: ({ signal }) =>
      call("GET /api/v1/targets/{target}/services/{serviceName}/builds", { target, serviceName }, signal),
    staleTime,
  });

export const templatesQuery = (target: Target, wanted: TemplatesInput) =>
  queryOptions({
    queryKey: ["templates", target, wanted],
    queryFn: ({ signal }) => call("POST /api/v1/targets/{target}/templates", { target, ...wanted }, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
