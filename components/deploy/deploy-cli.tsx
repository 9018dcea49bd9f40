import { useQuery } from "@tanstack/react-query";
import { CliCommands } from "@/components/cli/cli-commands";
import { useSettled } from "@/components/preflight/use-settled";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { Skeleton } from "@/components/ui/skeleton";
import { templatesQuery } from "@/lib/api/pick-queries";
import { inputOf } from "@/lib/domain/deploy-draft";
import { ProblemError } from "@/lib/domain/problem";
import { cliText } from "@/lib/text/parts/cli";
import { useTextPart } from "@/lib/text/text-part";
import { useDraftForm } from "./draft-form";
import { TemplateView } from "./template-view";

const restMs = 500;

/** The templates that the press will use, and how to do the same without Slipway. */
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
  const { stacks, commands } = templates.data;
  return (
    <>
      {stacks.map((stack) => (
        <TemplateView key={stack.stackName} stack={stack} />
      ))}
      <CliCommands commands={commands.map(({ does, command }) => ({ about: cli.does[does], command }))} />
    </>
  );
}
