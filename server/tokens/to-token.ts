import "server-only";
import { ApiToken } from "@/lib/domain/api-token";
import type { ApiTokenRow } from "@/server/store/api-token-rows";

export function toToken(row: ApiTokenRow & { maker?: string | null }): ApiToken {
  const { id, name, kind, role, targets, createdBy, maker, createdAt, expiresAt, lastUsedAt, revokedAt } = row;
  const { clusterName, serviceName, shows } = row;
  return ApiToken.parse({
    id,
    name,
    kind,
    role,
    targets,
    clusterName: clusterName ?? undefined,
    serviceName: serviceName ?? undefined,
    shows: kind === "wall" ? shows : undefined,
    createdBy: maker ?? createdBy,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString(),
    revokedAt: revokedAt?.toISOString(),
  });
}
