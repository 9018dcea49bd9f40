import { commandParts, commandText } from "./command-lines";
import type { Cpu } from "./fargate";
import { memoryOfCpu } from "./fargate-memory";
import { scalingOf } from "./service-parameters";
import type { ServiceScaling } from "./service-scaling";
import type { ServiceSettings } from "./service-settings";

/** The settings of a service as they were typed. */
export interface SettingsDraft {
  containerPort: string;
  healthCheckPath: string;
  cpu: Cpu;
  memory: number;
  minTasks: string;
  maxTasks: string;
  scalingMetric: ServiceScaling["metric"];
  scalingTarget: string;
  environment: readonly { id: number; name: string; value: string }[];
  secrets: readonly { id: number; name: string; value: string }[];
  command: string;
  taskRoleArn: string;
  logGroupName: string;
  network?: ServiceSettings["network"];
  tags: readonly { id: number; name: string; value: string }[];
}

export const emptySettings: SettingsDraft = {
  containerPort: "80",
  healthCheckPath: "/health",
  cpu: "256",
  memory: 512,
  minTasks: "1",
  maxTasks: "2",
  scalingMetric: "AVERAGE_CPU",
  scalingTarget: "60",
  environment: [],
  secrets: [],
  command: "",
  taskRoleArn: "",
  logGroupName: "",
  network: undefined,
  tags: [],
};

export function settingsDraftOf(settings: ServiceSettings): SettingsDraft {
  const { secrets = [], command = [], tags = [], taskRoleArn = "", logGroupName = "", network } = settings;
  const { metric, targetValue } = scalingOf(settings);
  return {
    containerPort: String(settings.containerPort),
    healthCheckPath: settings.healthCheckPath,
    cpu: settings.cpu,
    memory: settings.memory,
    minTasks: String(settings.minTasks),
    maxTasks: String(settings.maxTasks),
    scalingMetric: metric,
    scalingTarget: String(targetValue),
    environment: settings.environment.map((variable, id) => ({ id, ...variable })),
    secrets: secrets.map(({ name, valueFrom }, id) => ({ id, name, value: valueFrom })),
    command: commandText(command),
    taskRoleArn,
    logGroupName,
    network,
    tags: tags.map(({ key, value }, id) => ({ id, name: key, value })),
  };
}

/** What the draft asks for: what is as usual and can be left out is left out. */
export function settingsOf(draft: SettingsDraft): ServiceSettings {
  const scaling = { metric: draft.scalingMetric, targetValue: toNumber(draft.scalingTarget) };
  const secrets = draft.secrets.map(({ name, value }) => ({ name: name.trim(), valueFrom: value.trim() }));
  const tags = draft.tags.map(({ name, value }) => ({ key: name.trim(), value: value.trim() }));
  const command = commandParts(draft.command);
  const taskRoleArn = draft.taskRoleArn.trim();
  const logGroupName = draft.logGroupName.trim();
  return {
    containerPort: toNumber(draft.containerPort),
    healthCheckPath: draft.healthCheckPath.trim(),
    cpu: draft.cpu,
    memory: draft.memory,
    minTasks: toNumber(draft.minTasks),
    maxTasks: toNumber(draft.maxTasks),
    environment: draft.environment.map(({ name, value }) => ({ name: name.trim(), value })),
    ...(isUsual(scaling) ? {} : { scaling }),
    ...(secrets.length > 0 && { secrets }),
    ...(command.length > 0 && { command }),
    ...(taskRoleArn && { taskRoleArn }),
    ...(logGroupName && { logGroupName }),
    ...(draft.network && { network: draft.network }),
    ...(tags.length > 0 && { tags }),
  };
}

function isUsual({ metric, targetValue }: ServiceScaling): boolean {
  return metric === emptySettings.scalingMetric && String(targetValue) === emptySettings.scalingTarget;
}

/** Full-width digits are digits; what is not a number is refused by the schema. */
function toNumber(text: string): number {
  const digits = text.normalize("NFKC").trim();
  return digits === "" ? Number.NaN : Number(digits);
}

/** Memory goes with CPU: it stays where the new CPU offers it too. */
export function withCpu<Draft extends SettingsDraft>(draft: Draft, cpu: Cpu): Draft {
  const offered: readonly number[] = memoryOfCpu[cpu];
  return { ...draft, cpu, memory: offered.includes(draft.memory) ? draft.memory : (offered[0] ?? draft.memory) };
}
