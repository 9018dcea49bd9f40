import type { CheckEvidence, Feature, MissingAction } from "@/lib/domain/check-evidence";
import type { NetworkText } from "@/lib/text/en/network";
import type { PreflightText } from "@/lib/text/en/preflight";
import type { Written } from "@/lib/text/preflight-words";

export interface EvidenceRow {
  name: string;
  status: string;
  aside?: string;
}

interface Words extends Written {
  preflight: PreflightText;
  network: NetworkText;
}

/** What a check has seen that is more than one thing. */
export function evidenceRows(evidence: CheckEvidence, { preflight, network, count }: Words): EvidenceRow[] {
  switch (evidence.id) {
    case "permissions":
      return (Object.keys(preflight.features) as Feature[]).map((feature) => ({
        name: preflight.features[feature],
        status: lacks(evidence.missing, feature, preflight),
      }));
    case "subnets":
      return evidence.subnets.map(({ subnetId, availabilityZone, freeAddresses, isPublic }) => ({
        name: subnetId,
        aside: `${availabilityZone} · ${network.free(count(freeAddresses))}`,
        status: isPublic ? network.public : network.private,
      }));
    case "roles":
      return evidence.roles.map(({ roleName, use }) => ({ name: roleName, status: use }));
    case "names":
      return [
        ...evidence.stacks.map(({ stackName, status, serviceName }) => ({
          name: stackName,
          status,
          aside: serviceName,
        })),
        ...evidence.services.map(({ serviceName, clusterName, status }) => ({
          name: `${clusterName}/${serviceName}`,
          status,
        })),
      ];
    default:
      return [];
  }
}

function lacks(missing: readonly MissingAction[], feature: Feature, words: PreflightText): string {
  const count = missing.filter((each) => each.feature === feature).length;
  return count === 0 ? words.allowed : words.lacks(count);
}
