import "server-only";
import type { TemplateSummary } from "@/lib/domain/template";
import { readTemplateSummary } from "@/server/aws/template-summary";
import type { Context } from "@/server/context";
import { requireTarget } from "@/server/watch/reached-target";

export async function summarizeTemplate(
  context: Context,
  { target, template }: { target: string; template: string },
): Promise<TemplateSummary> {
  await requireTarget(context, target);
  return readTemplateSummary(context.aws, template, "template");
}
