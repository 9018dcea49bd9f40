import type { Target } from "./target";

export function splitTarget(target: Target): { account: string; region: string } {
  const [account = "", region = ""] = target.split("~");
  return { account, region };
}
