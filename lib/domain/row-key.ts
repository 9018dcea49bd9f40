import type { TeamService } from "./team-status";

/** Names a row within its target. */
export function rowKey({ clusterName, serviceName }: Pick<TeamService, "clusterName" | "serviceName">): string {
  return `${clusterName}/${serviceName}`;
}
