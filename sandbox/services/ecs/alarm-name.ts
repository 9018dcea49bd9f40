import type { ServiceRow } from "./tables";

/** Of the alarm that takes a deployment back. */
export function alarmName({ clusterName, serviceName }: ServiceRow): string {
  return `${clusterName}/${serviceName}/RollbackAlarm`;
}
