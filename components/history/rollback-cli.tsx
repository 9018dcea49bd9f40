import { useQuery } from "@tanstack/react-query";
import { RenderedDeployView } from "@/components/cli/rendered-deploy-view";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { renderedRollbackQuery } from "@/lib/api/history-queries";
import type { ServiceAddress } from "@/lib/api/service-queries";

/** How the AWS CLI brings the version back; Slipway's lock comes with Slipway alone. */
export function RollbackCli({ service, to }: { service: ServiceAddress; to: string }) {
  const rendered = useQuery(renderedRollbackQuery(service, to));
  if (rendered.isError) return <ProblemNotice error={rendered.error} onRetry={rendered.refetch} />;
  if (!rendered.data) return <Skeleton className="h-40" />;
  return <RenderedDeployView {...rendered.data} />;
}
