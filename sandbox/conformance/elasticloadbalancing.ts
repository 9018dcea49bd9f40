import { EC2 } from "@aws-sdk/client-ec2";
import { ElasticLoadBalancingV2 } from "@aws-sdk/client-elastic-load-balancing-v2";
import { addIssuedCertificate } from "../services/acm/certificates";
import type { Journey } from "./journey";

export const throughLoadBalancing: Journey = async ({ config, sandbox, watched }) => {
  const ec2 = new EC2(config);
  const place = { world: sandbox.world, account: sandbox.world.account, region: "eu-west-1" };
  const madeBy = "somebody";
  const certificates = ["a.example", "b.example"].map((domainName) =>
    addIssuedCertificate(place, { domainName, madeBy }),
  );
  await ec2.createDefaultVpc({});
  const { Subnets = [] } = await ec2.describeSubnets({});
  const { GroupId = "" } = await ec2.createSecurityGroup({
    GroupName: "web",
    Description: "web",
    VpcId: Subnets[0]?.VpcId,
  });
  const elb = watched(new ElasticLoadBalancingV2(config));
  const subnets = Subnets.slice(0, 2).map(({ SubnetId = "" }) => SubnetId);
  const { LoadBalancers: [balancer] = [] } = await elb.createLoadBalancer({ Name: "web", Subnets: subnets });
  const { LoadBalancerArn = "" } = balancer ?? {};
  const group = { Name: "web", Protocol: "HTTP", Port: 80, VpcId: Subnets[0]?.VpcId, TargetType: "ip" } as const;
  const { TargetGroups: [made] = [] } = await elb.createTargetGroup(group);
  const { TargetGroupArn = "" } = made ?? {};
  const Actions = [{ Type: "forward", TargetGroupArn } as const];
  const { Listeners: [listener] = [] } = await elb.createListener({
    LoadBalancerArn,
    Protocol: "HTTPS",
    Port: 443,
    Certificates: [{ CertificateArn: certificates[0] }],
    DefaultActions: Actions,
  });
  const { ListenerArn = "" } = listener ?? {};
  const Certificates = [{ CertificateArn: certificates[1] }];
  await elb.addListenerCertificates({ ListenerArn, Certificates });
  await elb.describeListenerCertificates({ ListenerArn });
  await elb.removeListenerCertificates({ ListenerArn, Certificates });
  const Conditions = [{ Field: "path-pattern", Values: ["/api/*"] }];
  const { Rules: [rule] = [] } = await elb.createRule({ ListenerArn, Priority: 5, Conditions, Actions });
  const { RuleArn = "" } = rule ?? {};
  await elb.modifyRule({ RuleArn, Conditions: [{ Field: "path-pattern", Values: ["/v1/*"] }] });
  await elb.setRulePriorities({ RulePriorities: [{ RuleArn, Priority: 6 }] });
  await elb.modifyListener({ ListenerArn, DefaultActions: Actions });
  await elb.modifyTargetGroup({ TargetGroupArn, HealthCheckPath: "/health" });
  const Attributes = [{ Key: "deregistration_delay.timeout_seconds", Value: "30" }];
  await elb.modifyTargetGroupAttributes({ TargetGroupArn, Attributes });
  await elb.describeTargetGroupAttributes({ TargetGroupArn });
  const idle = [{ Key: "idle_timeout.timeout_seconds", Value: "30" }];
  await elb.modifyLoadBalancerAttributes({ LoadBalancerArn, Attributes: idle });
  await elb.describeLoadBalancerAttributes({ LoadBalancerArn });
  const Targets = [{ Id: "172.31.0.77", Port: 80 }];
  await elb.registerTargets({ TargetGroupArn, Targets });
  await elb.describeTargetHealth({ TargetGroupArn });
  await elb.deregisterTargets({ TargetGroupArn, Targets });
  await elb.setSecurityGroups({ LoadBalancerArn, SecurityGroups: [GroupId] });
  await elb.setSubnets({ LoadBalancerArn, Subnets: Subnets.map(({ SubnetId = "" }) => SubnetId) });
  const ResourceArns = [LoadBalancerArn];
  await elb.addTags({ ResourceArns, Tags: [{ Key: "team", Value: "shop" }] });
  await elb.describeTags({ ResourceArns });
  await elb.removeTags({ ResourceArns, TagKeys: ["team"] });
  await elb.describeAccountLimits({});
  await elb.describeLoadBalancers({});
  await elb.describeListeners({ LoadBalancerArn });
  await elb.describeRules({ ListenerArn });
  await elb.describeTargetGroups({});
  await elb.deleteRule({ RuleArn });
  await elb.deleteListener({ ListenerArn });
  await elb.deleteTargetGroup({ TargetGroupArn });
  await elb.deleteLoadBalancer({ LoadBalancerArn });
};
