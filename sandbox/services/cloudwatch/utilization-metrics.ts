import type { Place } from "../../place";
import { revisionTable, type ServiceRow, type TaskRow } from "../ecs/tables";
import type { ExpressMetric } from "./express-metrics";
import { mergeSamples } from "./samples";
import { tasksRunningAt } from "./service-state";
import { trafficProfile } from "./settings";
import { noise, stepsOf, targetTraffic } from "./traffic";

type Level = (place: Place, service: ServiceRow, task: TaskRow, from: number, to: number) => number;

const IDLE_CPU = 0.9;
const IDLE_MEMORY = 21;
/** What a request a minute costs a task with 256 CPU units, percent. */
const CPU_PER_REQUEST = 0.025;

const cpu: Level = (place, service, task, from, to) => {
  const { cpuPercent } = trafficProfile(place.world, service.serviceName);
  const wobble = 0.9 + 0.2 * noise(service, from, `cpu/${task.id}`);
  if (cpuPercent !== undefined) return Math.min(100, cpuPercent * wobble);
  const units = Number(revisionTable(place).get(task.serviceRevisionArn)?.configuration.cpu ?? 256);
  const perMinute = (requestsPerTask(place, service, from, to) * 60_000) / (to - from);
  return Math.min(100, (IDLE_CPU + perMinute * CPU_PER_REQUEST * (256 / units)) * wobble);
};

const memory: Level = (place, service, task, from) => {
  const { memoryPercent = IDLE_MEMORY } = trafficProfile(place.world, service.serviceName);
  return Math.min(100, memoryPercent * (0.97 + 0.06 * noise(service, from, `memory/${task.id}`)));
};

/** One sample a minute of each task that runs. */
function perTask(level: Level): ExpressMetric {
  return {
    unit: "Percent",
    read(place, [service], from, to) {
      if (!service) return undefined;
      const samples = stepsOf(from, to).flatMap((step) =>
        tasksRunningAt(place, service, step.from).map(
          (task) => new Map([[round(level(place, service, task, step.from, step.to)), 1]]),
        ),
      );
      return samples.length > 0 ? mergeSamples(samples) : undefined;
    },
  };
}

function requestsPerTask(place: Place, service: ServiceRow, from: number, to: number): number {
  const requests =
    targetTraffic(place, service, "blueTargetGroup", from, to).requests +
    targetTraffic(place, service, "greenTargetGroup", from, to).requests;
  return requests / Math.max(1, tasksRunningAt(place, service, from).length);
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

export const utilizationMetrics = { CPUUtilization: perTask(cpu), MemoryUtilization: perTask(memory) };
