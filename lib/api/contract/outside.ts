import { z } from "zod";
import { endpoint } from "@/lib/api/endpoint";
import { EcsName } from "@/lib/domain/ecs-name";
import { OutsideWork } from "@/lib/domain/outside-work";
import { Target } from "@/lib/domain/target";

const service = z.strictObject({ target: Target, serviceName: EcsName, clusterName: EcsName.default("default") });
const path = "/api/v1/targets/{target}/services/{serviceName}/outside" as const;

export const listOutsideWorks = endpoint({
  method: "GET",
  path,
  summary:
    "Builds, stack changes and rollouts of a service that nobody started here: those that run or ended within a day",
  input: service,
  output: z.object({ works: z.array(OutsideWork) }),
});

export const cancelOutsideUpdate = endpoint({
  method: "POST",
  path: `${path}/cancel-update`,
  summary: "Cancel the update of a service's stack that somebody else has started: CloudFormation takes it back",
  input: service,
  output: z.object({ stackName: z.string(), status: z.string() }),
});
