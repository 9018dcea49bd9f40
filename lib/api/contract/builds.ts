import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { BuildList } from "@/lib/domain/build-list";
import { BuildDetail, BuildId } from "@/lib/domain/seen-build";
import { Target } from "@/lib/domain/target";

const input = z.strictObject({ target: Target, buildId: BuildId });
const path = "/api/v1/targets/{target}/builds/{buildId}" as const;

export const listTargetBuilds = endpoint({
  method: "GET",
  path: "/api/v1/targets/{target}/builds",
  summary: "The newest hundred builds of a target, whoever started them",
  input: z.strictObject({ target: Target }),
  output: BuildList,
});

export const readBuild = endpoint({
  method: "GET",
  path,
  summary: "One build with its phases, whoever started it; its log comes with the event stream, `build` and `target`",
  input,
  output: BuildDetail,
});

export const cancelBuild = endpoint({
  method: "POST",
  path: `${path}/cancel`,
  summary: "Stop a build that was started elsewhere, of a service that is known in the target",
  input,
  output: BuildDetail,
});
