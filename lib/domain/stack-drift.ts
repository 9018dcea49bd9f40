import type { ServiceConfiguration } from "./service-detail";

/** Of Slipway's template: the parameters that ECS tells back as they were given. */
const told: Record<string, (configuration: ServiceConfiguration) => string | number | undefined> = {
  ImageUri: ({ image }) => image,
  Cpu: ({ cpu }) => cpu,
  Memory: ({ memory }) => memory,
  ContainerPort: ({ containerPort }) => containerPort,
  MinTaskCount: ({ minTasks }) => minTasks,
  MaxTaskCount: ({ maxTasks }) => maxTasks,
};

/** Whether somebody has changed the service past its stack: its parameters say one thing and ECS another. */
export function isChangedPast(parameters: Record<string, string>, configuration: ServiceConfiguration): boolean {
  return Object.entries(told).some(([name, read]) => {
    const [wanted, there] = [parameters[name], read(configuration)];
    return wanted !== undefined && there !== undefined && wanted !== String(there);
  });
}
