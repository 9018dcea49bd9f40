import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { Adoption } from "@/lib/domain/adoption";
import { EcsName } from "@/lib/domain/ecs-name";
import { ServiceBuild } from "@/lib/domain/service-build";
import { ServiceDetail } from "@/lib/domain/service-detail";
import { MetricRange, ServiceMetrics } from "@/lib/domain/service-metrics";
import { NewLock, NewNotice, ServiceMarks } from "@/lib/domain/service-notice";
import { Target } from "@/lib/domain/target";
import { TaskLog } from "@/lib/domain/task-log";

const service = z.strictObject({ target: Target, serviceName: EcsName, clusterName: EcsName.default("default") });
const path = "/api/v1/targets/{target}/services/{serviceName}" as const;

export const readService = endpoint({
  method: "GET",
  path,
  summary: "One service: configuration, tasks and targets, the newest deployment and what ECS manages for it",
  input: service,
  output: ServiceDetail,
});

export const listBuilds = endpoint({
  method: "GET",
  path: `${path}/builds`,
  summary: "The newest ten builds of a service's project: commit, by whom, and the image that came of it",
  input: service.pick({ target: true, serviceName: true }),
  output: z.object({ builds: z.array(ServiceBuild) }),
});

export const readAdoption = endpoint({
  method: "GET",
  path: `${path}/adoption`,
  summary:
    "What is found of an Express service that others made: its stack, what builds its images, and how it is deployed",
  input: service,
  output: Adoption,
});

export const readServiceMetrics = endpoint({
  method: "GET",
  path: `${path}/metrics`,
  summary: "Requests, errors, latency, CPU and memory of a service, as CloudWatch counted them",
  input: service.extend({ range: MetricRange.default("1h") }),
  output: ServiceMetrics,
});

export const readTaskLog = endpoint({
  method: "GET",
  path: `${path}/log`,
  summary: "What the tasks of a service print, of all of them, in the order of time; `after` is the last number known",
  input: service.extend({
    reader: z.string().max(40, { error: "cursor" }).optional(),
    after: z.coerce.number({ error: "cursor" }).int({ error: "cursor" }).min(0, { error: "cursor" }).default(0),
  }),
  output: TaskLog,
});

export const setNotice = endpoint({
  method: "POST",
  path: `${path}/notice`,
  summary: "Say something of a service that everybody sees at the board and on its page",
  input: service.extend(NewNotice.shape),
  output: ServiceMarks,
});

export const removeNotice = endpoint({
  method: "POST",
  path: `${path}/notice/remove`,
  summary: "Take the notice of a service away",
  input: service,
  output: ServiceMarks,
});

export const lockService = endpoint({
  method: "POST",
  path: `${path}/lock`,
  summary: "Lock a service, so that nobody deploys it until it is unlocked",
  input: service.extend(NewLock.shape),
  output: ServiceMarks,
});

export const unlockService = endpoint({
  method: "POST",
  path: `${path}/unlock`,
  summary: "Unlock a service, with a note for the others if there is one",
  input: service.extend({ reason: z.string().trim().max(200, { error: "reason" }).optional() }),
  output: ServiceMarks,
});
