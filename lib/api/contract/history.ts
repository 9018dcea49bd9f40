import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { EcsName } from "@/lib/domain/ecs-name";
import {
  HistoryCause,
  HistoryEntry,
  HistoryResult,
  RollbackPlan,
  RunComparison,
  StartRollbackInput,
} from "@/lib/domain/history";
import { Promotion } from "@/lib/domain/promotion";
import { RenderedDeploy } from "@/lib/domain/rendered-stack";
import { DeployRun } from "@/lib/domain/run";
import { Target } from "@/lib/domain/target";

const service = z.strictObject({ target: Target, serviceName: EcsName, clusterName: EcsName.default("default") });
const path = "/api/v1/targets/{target}/services/{serviceName}" as const;
const runId = z.uuid({ error: "run-id" });

export const listHistory = endpoint({
  method: "GET",
  path: `${path}/history`,
  summary: "The deploys of a service, newest first, also those that were not Slipway's, and how long each served",
  input: service.extend({
    result: HistoryResult.optional(),
    cause: HistoryCause.optional(),
    /** In who, why, commit and digest. */
    q: z.string().trim().max(200, { error: "too-long" }).optional(),
    /** Those that began before. */
    before: z.iso.datetime({ error: "time" }).optional(),
    limit: z.coerce
      .number({ error: "limit" })
      .int({ error: "limit" })
      .min(1, { error: "limit" })
      .max(100, { error: "limit" })
      .default(25),
  }),
  output: z.object({
    entries: z.array(HistoryEntry),
    /** The `before` of the next page; none on the last one. */
    next: z.iso.datetime().optional(),
  }),
});

export const compareRuns = endpoint({
  method: "GET",
  path: `${path}/comparison`,
  summary: "What is different between two deploys of a service: image, commits, settings, variables, parameters",
  input: service.extend({ a: runId, b: runId }),
  output: RunComparison,
});

export const listPromotions = endpoint({
  method: "GET",
  path: `${path}/promotions`,
  summary: "The versions that run in other targets under the same name, and whether their images can be pulled here",
  input: service,
  output: z.object({ promotions: z.array(Promotion) }),
});

export const readRollback = endpoint({
  method: "GET",
  path: `${path}/rollback`,
  summary: "What a rollback would bring back and undo; `to` is the run whose version comes back, else the one before",
  input: service.extend({ to: runId.optional() }),
  output: RollbackPlan,
});

export const renderRollback = endpoint({
  method: "GET",
  path: `${path}/rollback/templates`,
  summary: "The stacks as a rollback would make them, and the commands of the AWS CLI that do the same",
  input: service.extend({ to: runId.optional() }),
  output: RenderedDeploy,
});

export const startRollback = endpoint({
  method: "POST",
  path: `${path}/rollback`,
  summary: "Deploy the image and the settings of an earlier run again, without a build; then the service is locked",
  input: StartRollbackInput,
  output: DeployRun,
});
