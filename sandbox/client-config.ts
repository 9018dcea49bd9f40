import type { Sandbox } from "./server";

/** What every SDK client needs to speak to a sandbox. */
export function clientConfig({ origin }: Pick<Sandbox, "origin">, region = "eu-west-1") {
  return {
    endpoint: origin,
    region,
    credentials: { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "not-checked" },
    maxAttempts: 1,
  };
}
