import type { ServiceAddress } from "@/lib/api/service-queries";

export function historyAddress({ target, serviceName, clusterName }: ServiceAddress): string {
  const query = clusterName === "default" ? "" : `?cluster=${clusterName}`;
  return `/${target}/${serviceName}/history${query}`;
}

/** The page that says what would come back; without a run, of the version before. */
export function rollbackAddress({ target, serviceName, clusterName }: ServiceAddress, to?: string): string {
  const query = new URLSearchParams({
    ...(to && { to }),
    ...(clusterName !== "default" && { cluster: clusterName }),
  }).toString();
  return `/${target}/${serviceName}/rollback${query && `?${query}`}`;
}
