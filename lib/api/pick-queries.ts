import { queryOptions } from "@tanstack/react-query";
import type { Target } from "@/lib/domain/target";
import { call } from "./client";

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
