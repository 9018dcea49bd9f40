import { z } from "zod";
import { SecurityGroupId, SubnetId } from "./network";

/** Where its tasks and its load balancer are: one list of subnets for both. ECS adds a security group of its own to these. */
export const ServiceNetwork = z
  .strictObject({
    subnetIds: z.array(SubnetId).min(2, { error: "subnet-count" }).max(16, { error: "subnet-count" }),
    securityGroupIds: z.array(SecurityGroupId).max(4, { error: "security-group-count" }),
  })
  .check((context) => {
    const { value, issues } = context;
    for (const member of ["subnetIds", "securityGroupIds"] as const) {
      for (const [index, id] of value[member].entries()) {
        if (value[member].indexOf(id) === index) continue;
        issues.push({ code: "custom", path: [member, index], message: "id-twice", input: value });
      }
    }
  });
export type ServiceNetwork = z.infer<typeof ServiceNetwork>;
