import type { RenderedDeploy } from "@/lib/domain/rendered-stack";
import { CommandList } from "./command-list";
import { TemplateView } from "./template-view";

/** The templates that a press will use, and how to do the same without Slipway. */
export function RenderedDeployView({ stacks, commands }: RenderedDeploy) {
  return (
    <>
      {stacks.map((stack) => (
        <TemplateView key={stack.stackName} stack={stack} />
      ))}
      <CommandList commands={commands} />
    </>
  );
}
