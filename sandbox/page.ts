import { AwsError } from "./operation";

interface PageRequest {
  nextToken?: string | undefined;
  size: number;
  /** The code of the service's error for a token that it never gave. */
  errorCode?: string;
}

/** One page of a list, and the token of the next where there is more. */
export function pageOf<Item>(items: Item[], { nextToken, size, errorCode = "InvalidParameterException" }: PageRequest) {
  const start = nextToken === undefined ? 0 : Number(/^after:(\d+)$/.exec(decode(nextToken))?.[1]);
  if (Number.isNaN(start)) throw new AwsError(errorCode, "The specified nextToken is invalid.");

  const end = start + size;
  return {
    items: items.slice(start, end),
    nextToken: end < items.length ? Buffer.from(`after:${end}`).toString("base64url") : undefined,
  };
}

function decode(token: string): string {
  return Buffer.from(token, "base64url").toString();
}
