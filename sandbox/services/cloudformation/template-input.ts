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
  if (UsePreviousTemplate && (TemplateBody ?? TemplateURL) !== undefined) {
    throw validationError("You cannot specify both usePreviousTemplate and Template Body/Template URL.");
  }
  if (TemplateBody !== undefined) return TemplateBody;
  if (UsePreviousTemplate && stack?.definition) return stack.definition.templateBody;
  if (TemplateURL === undefined) throw validationError("Either Template URL or Template Body must be specified.");
  const [, domain] = /^https:\/\/([^/?#]+)\/./.exec(TemplateURL) ?? [];
  if (!domain) throw validationError("TemplateURL must be a supported URL.");
  if (!/(^|\.)s3([.-][a-z0-9.-]+)?\.amazonaws\.com$/.test(domain)) {
    throw validationError(`Domain name specified in ${domain} is not a valid S3 domain`);
  }
  throw missingObject();
}

/** There is no S3 here, and CloudFormation cannot tell what it may not see from what is not there. */
export function missingObject() {
  return validationError(
    "S3 error: Access Denied\nFor more information check http://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html",
  );
}
