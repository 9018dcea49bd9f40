import { useQuery } from "@tanstack/react-query";
import { RenderedDeployView } from "@/components/cli/rendered-deploy-view";
import { useSettled } from "@/components/preflight/use-settled";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { templatesQuery } from "@/lib/api/pick-queries";
import { inputOf } from "@/lib/domain/deploy-draft";
import { ProblemError } from "@/lib/domain/problem";
import { cliText } from "@/lib/text/parts/cli";
import { useTextPart } from "@/lib/text/text-part";
import { useDraftForm } from "./draft-form";

const restMs = 500;

/** Follows the form, at its rests. */
export function DeployCli({ isNewService }: { isNewService: boolean }) {
  const cli = useTextPart(cliText);
  const { target, draft } = useDraftForm();
  const { serviceName, ship, createDefaultVpc } = inputOf(useSettled(draft, restMs), target, "");
  const templates = useQuery({
    ...templatesQuery(target, { serviceName, ship, createDefaultVpc, isNewService }),
    placeholderData: (before) => before,
  });

  if (templates.error instanceof ProblemError && templates.error.kind === "invalid-input")
    return <p className="phrase text-ink-2">{cli.notYet}</p>;
  if (templates.isError) return <ProblemNotice error={templates.error} onRetry={templates.refetch} />;
  if (!templates.data) return <Skeleton className="h-40" />;
  return <RenderedDeployView {...templates.data} />;
}
