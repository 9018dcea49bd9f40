import "server-only";
import { ContinueUpdateRollbackCommand } from "@aws-sdk/client-cloudformation";
import type { AwsClients } from "./clients";

interface ContinueRollbackOptions {
  stackId: string;
  token: string;
  /** Logical ids of what failed in going back, and is left as it is. */
  skip: readonly string[];
}

/** Only UPDATE_ROLLBACK_FAILED takes it. */
export async function continueUpdateRollback(
  { cloudformation }: AwsClients,
  { stackId, token, skip }: ContinueRollbackOptions,
): Promise<void> {
  await cloudformation.send(
    new ContinueUpdateRollbackCommand({
      StackName: stackId,
      ClientRequestToken: token,
      ...(skip.length > 0 && { ResourcesToSkip: [...skip] }),
    }),
  );
}
