import type { OperationType } from "@aws-sdk/client-cloudformation";
import { AwsError } from "../operation";
import type { Place } from "../place";

/** What a client's own token has been used for. */
interface TokenUse {
  type: OperationType;
  stackId: string;
  changeSetId?: string | undefined;
}

/** By the stack's name, and then by token. */
function tokensOf({ world, account, region }: Place): Map<string, Record<string, TokenUse>> {
  return world.table({ account, region }, "cloudformation.tokens");
}

/** Whether an operation repeats one that was asked for before. A token that stood for anything else is refused. */
export function isRepeated(place: Place, stackName: string, token: string | undefined, request: TokenUse): boolean {
  if (token === undefined) return false;
  const uses = tokensOf(place).get(stackName) ?? {};
  const use = Object.hasOwn(uses, token) ? uses[token] : undefined;
  if (!use) return false;
  const { type, stackId, changeSetId } = request;
  if (use.type === type && use.stackId === stackId && use.changeSetId === changeSetId) return true;
  throw new AwsError(
    "TokenAlreadyExistsException",
    `The client request token ${token} has already been used for this stack. Retry the request with a different client request token`,
  );
}

export function noteToken(place: Place, stackName: string, token: string | undefined, use: TokenUse): void {
  if (token === undefined) return;
  const table = tokensOf(place);
  table.set(stackName, { ...table.get(stackName), [token]: use });
}
