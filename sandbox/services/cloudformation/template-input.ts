import type { StackRow } from "../../cloudformation/stack";
import { validationError } from "../../cloudformation/validation-error";

interface TemplateInput {
  TemplateBody?: string | undefined;
  TemplateURL?: string | undefined;
  UsePreviousTemplate?: boolean | undefined;
}

/** The text of the template that a request means. */
export function templateBodyOf(input: TemplateInput, stack?: StackRow): string {
  const { TemplateBody, TemplateURL, UsePreviousTemplate } = input;
  if (TemplateBody !== undefined && TemplateURL !== undefined) {
    throw validationError("You must specify either Template Body or Template URL, but not both.");
  }
  if (TemplateBody !== undefined) return TemplateBody;
  if (UsePreviousTemplate && stack?.definition) return stack.definition.templateBody;
  if (TemplateURL === undefined) throw validationError("Either Template URL or Template Body must be specified.");
  if (!/^https:\/\/[^/]*s3[^/]*\.amazonaws\.com\//.test(TemplateURL)) {
    throw validationError("TemplateURL must be a supported URL.");
  }
  // There is no S3 here, so no bucket that a template could be read from.
  throw validationError(
    "S3 error: The specified bucket does not exist For more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html",
  );
}
