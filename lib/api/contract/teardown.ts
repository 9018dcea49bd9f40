import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { Target } from "@/lib/domain/target";
import { LeftoverList, TeardownPlan } from "@/lib/domain/teardown-plan";
import { TeardownScopeText } from "@/lib/domain/teardown-scope";

export const readTeardownPlan = endpoint({
  method: "GET",
  path: "/api/v1/targets/{target}/teardown-plan",
  summary:
    "What a teardown would take, what stays and what is in the way, read from AWS now: of `service:CLUSTER/NAME`, `stack:NAME`, `target` or `leftovers:KEY,KEY`",
  input: z.strictObject({ target: Target, of: TeardownScopeText }),
  output: TeardownPlan,
});

export const listLeftovers = endpoint({
  method: "GET",
  path: "/api/v1/targets/{target}/leftovers",
  summary: "What earlier deletions left in a target, by whomever, each with what that was told from; read from AWS now",
  input: z.strictObject({ target: Target }),
  output: LeftoverList,
});
