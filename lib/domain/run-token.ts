const ours = /^slipway-.*?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/;

/** The run that has begun an operation on a stack, by the token that the operation's events carry: `slipway-service-stack-<run>`. */
export function runInToken(token: string | undefined): string | undefined {
  return ours.exec(token ?? "")?.[1];
}
