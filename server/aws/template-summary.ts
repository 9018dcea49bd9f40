import "server-only";
import { GetTemplateSummaryCommand, ValidateTemplateCommand } from "@aws-sdk/client-cloudformation";
import { ProblemError } from "@/lib/domain/problem";
import { TemplateSummary } from "@/lib/domain/template";
import type { AwsClients } from "./clients";
import { awsAnswerOf } from "./problem-from-aws";

/** What CloudFormation reads in a template. Its refusal is told as one of the field that the template came in. */
export async function readTemplateSummary(
  { cloudformation }: AwsClients,
  template: string,
  field: string,
): Promise<TemplateSummary> {
  try {
    // Only the validation refuses types that do not exist, and only the summary lists those that do.
    await cloudformation.send(new ValidateTemplateCommand({ TemplateBody: template }));
    const summary = await cloudformation.send(new GetTemplateSummaryCommand({ TemplateBody: template }));
    return TemplateSummary.parse({
      description: summary.Description,
      resourceTypes: [...new Set(summary.ResourceTypes ?? [])],
      capabilities: summary.Capabilities ?? [],
      parameters: (summary.Parameters ?? []).map((parameter) => ({
        name: parameter.ParameterKey,
        type: parameter.ParameterType,
        default: parameter.DefaultValue,
        description: parameter.Description,
        noEcho: parameter.NoEcho ?? false,
        allowedValues: parameter.ParameterConstraints?.AllowedValues ?? [],
      })),
    });
  } catch (error) {
    const aws = awsAnswerOf(error);
    if (aws?.code !== "ValidationError") throw error;
    const fields = [{ field, rule: "template", message: aws.message }];
    throw new ProblemError("invalid-input", `${field}: ${aws.message}`, { cause: error, aws, fields });
  }
}
