import "server-only";
import type { TemplateSummary } from "@/lib/domain/template";
import { readTemplateSummary } from "@/server/aws/template-summary";
import type { Context } from "@/server/context";

export async function summarizeTemplate(
  context: Context,
  { target, template }: { target: string; template: string },
): Promise<TemplateSummary> {
  return readTemplateSummary(await context.awsOf(target), template, "template");
}
