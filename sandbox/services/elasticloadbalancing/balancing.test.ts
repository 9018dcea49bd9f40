import { ACM } from "@aws-sdk/client-acm";
import { EC2 } from "@aws-sdk/client-ec2";
import { ElasticLoadBalancingV2 } from "@aws-sdk/client-elastic-load-balancing-v2";
import { expect } from "vitest";
import { clientConfig } from "../../client-config";
import { test } from "../../testing";
import { until } from "../cloudformation/testing";

interface Clients {
  ec2: EC2;
  elb: ElasticLoadBalancingV2;
  acm: ACM;
}

const balanced = test.extend<Clients>({
  ec2: async ({ sandbox }, use) => use(new EC2(clientConfig(sandbox))),
  elb: async ({ sandbox }, use) => use(new ElasticLoadBalancingV2(clientConfig(sandbox))),
  acm: async ({ sandbox }, use) => use(new ACM(clientConfig(sandbox))),
});

/** A load balancer in the default VPC, with a listener that answers 404. */
async function makeBalancer({ ec2, elb }: Pick<Clients, "ec2" | "elb">) {
  const { Vpc } = await ec2.createDefaultVpc({});
  const { Subnets: all = [] } = await ec2.describeSubnets({});
  const Subnets = all.slice(0, 2).map(({ SubnetId = "" }) => SubnetId);
  const created = await elb.createLoadBalancer({ Name: "orphan", Subnets });
  const LoadBalancerArn = created.LoadBalancers?.[0]?.LoadBalancerArn ?? "";
  const { Listeners } = await elb.createListener({ LoadBalancerArn, Protocol: "HTTP", Port: 80, DefaultActions });
  const ListenerArn = Listeners?.[0]?.ListenerArn ?? "";
  return { VpcId: Vpc?.VpcId, Subnets, all, LoadBalancerArn, ListenerArn };
}

const DefaultActions = [{ Type: "fixed-response" as const, FixedResponseConfig: { StatusCode: "404" } }];
const onHost = (host: string) => [{ Field: "host-header", Values: [host] }];

balanced("an orphaned load balancer keeps its VPC until its interfaces have gone", async ({ ec2, elb }) => {
  const { VpcId, LoadBalancerArn } = await makeBalancer({ ec2, elb });
  await until(async () => {
    const { LoadBalancers } = await elb.describeLoadBalancers({ LoadBalancerArns: [LoadBalancerArn] });
    return LoadBalancers?.[0]?.State?.Code === "active" ? true : undefined;
  });
  const description = `ELB ${LoadBalancerArn.split(":loadbalancer/")[1]}`;
  const Filters = [{ Name: "description", Values: [description] }];
  const { NetworkInterfaces = [] } = await ec2.describeNetworkInterfaces({ Filters });
  expect(NetworkInterfaces).toHaveLength(2);
  expect(NetworkInterfaces[0]).toMatchObject({
    RequesterId: "amazon-elb",
    RequesterManaged: true,
    Attachment: { InstanceOwnerId: "amazon-elb" },
    Association: { PublicIp: expect.stringMatching(/^54\./) },
  });
  const { InternetGateways } = await ec2.describeInternetGateways({});
  const gateway = { VpcId, InternetGatewayId: InternetGateways?.[0]?.InternetGatewayId };

  await elb.deleteLoadBalancer({ LoadBalancerArn });
  expect((await elb.describeLoadBalancers({})).LoadBalancers).toEqual([]);
  await expect(ec2.detachInternetGateway(gateway)).rejects.toMatchObject({ name: "DependencyViolation" });
  await until(async () => {
    const left = await ec2.describeNetworkInterfaces({ Filters });
    return left.NetworkInterfaces?.length === 0 ? true : undefined;
  });
  await ec2.detachInternetGateway(gateway);
});

balanced("a protected load balancer is not deleted", async ({ ec2, elb }) => {
  const { LoadBalancerArn } = await makeBalancer({ ec2, elb });
  const protect = (Value: string) =>
    elb.modifyLoadBalancerAttributes({
      LoadBalancerArn,
      Attributes: [{ Key: "deletion_protection.enabled", Value }],
    });
  await protect("true");
  await expect(elb.deleteLoadBalancer({ LoadBalancerArn })).rejects.toMatchObject({
    name: "OperationNotPermittedException",
    message: `Load balancer '${LoadBalancerArn}' cannot be deleted because deletion protection is enabled`,
  });
  await protect("false");
  await elb.deleteLoadBalancer({ LoadBalancerArn });
});

balanced("subnets and security groups of a load balancer move with its interfaces", async ({ ec2, elb }) => {
  const { VpcId, LoadBalancerArn, all } = await makeBalancer({ ec2, elb });
  const Subnets = all.slice(1, 3).map(({ SubnetId = "" }) => SubnetId);
  const { AvailabilityZones } = await elb.setSubnets({ LoadBalancerArn, Subnets });
  expect(AvailabilityZones?.map(({ SubnetId }) => SubnetId)).toEqual(Subnets);
  const { GroupId = "" } = await ec2.createSecurityGroup({ GroupName: "web", Description: "web", VpcId });
  await elb.setSecurityGroups({ LoadBalancerArn, SecurityGroups: [GroupId] });
  const { NetworkInterfaces } = await ec2.describeNetworkInterfaces({
    Filters: [{ Name: "group-id", Values: [GroupId] }],
  });
  expect(NetworkInterfaces?.map(({ SubnetId }) => SubnetId)).toEqual(Subnets);
  await expect(ec2.deleteSecurityGroup({ GroupId })).rejects.toMatchObject({ name: "DependencyViolation" });
});

balanced("a target is unused, initial, healthy, draining and then no more known", async ({ ec2, elb }) => {
  const { VpcId, LoadBalancerArn, ListenerArn } = await makeBalancer({ ec2, elb });
  const created = await elb.createTargetGroup({ Name: "web", TargetType: "ip", Protocol: "HTTP", Port: 80, VpcId });
  const TargetGroupArn = created.TargetGroups?.[0]?.TargetGroupArn ?? "";
  expect(created.TargetGroups).toMatchObject([{ HealthCheckPath: "/", Matcher: { HttpCode: "200" } }]);
  const healthOf = async () => {
    const { TargetHealthDescriptions } = await elb.describeTargetHealth({ TargetGroupArn });
    return TargetHealthDescriptions?.[0]?.TargetHealth;
  };
  const Targets = [{ Id: "172.31.0.99" }];
  await elb.registerTargets({ TargetGroupArn, Targets });
  expect(await healthOf()).toMatchObject({ State: "unused", Reason: "Target.NotInUse" });
  await elb.createRule({
    ListenerArn,
    Priority: 1,
    Conditions: onHost("shop.example.com"),
    Actions: [{ Type: "forward", TargetGroupArn }],
  });
  expect(await healthOf()).toMatchObject({ State: "initial", Reason: "Elb.RegistrationInProgress" });
  await until(async () => ((await healthOf())?.State === "healthy" ? true : undefined));
  const groups = await elb.describeTargetGroups({ LoadBalancerArn });
  expect(groups.TargetGroups).toMatchObject([{ LoadBalancerArns: [LoadBalancerArn] }]);

  await elb.deregisterTargets({ TargetGroupArn, Targets });
  expect(await healthOf()).toMatchObject({ State: "draining", Reason: "Target.DeregistrationInProgress" });
  await until(async () => ((await healthOf()) === undefined ? true : undefined));
  await expect(elb.deleteTargetGroup({ TargetGroupArn })).rejects.toMatchObject({ name: "ResourceInUseException" });
});

balanced("a certificate stays as long as a listener shows it", async ({ ec2, elb, acm }) => {
  const { LoadBalancerArn } = await makeBalancer({ ec2, elb });
  const request = async (DomainName: string) => {
    const { CertificateArn = "" } = await acm.requestCertificate({ DomainName, ValidationMethod: "DNS" });
    return CertificateArn;
  };
  const [first, second] = [await request("shop.example.com"), await request("blog.example.com")];
  const listener = { LoadBalancerArn, Protocol: "HTTPS" as const, Port: 443, DefaultActions };
  await expect(elb.createListener({ ...listener, Certificates: [{ CertificateArn: first }] })).rejects.toMatchObject({
    name: "CertificateNotFoundException",
  });
  await until(async () => {
    const { CertificateSummaryList = [] } = await acm.listCertificates({ CertificateStatuses: ["ISSUED"] });
    return CertificateSummaryList.length === 2 ? true : undefined;
  });
  const { Listeners } = await elb.createListener({ ...listener, Certificates: [{ CertificateArn: first }] });
  const ListenerArn = Listeners?.[0]?.ListenerArn;
  await elb.addListenerCertificates({ ListenerArn, Certificates: [{ CertificateArn: second }] });
  expect((await elb.describeListenerCertificates({ ListenerArn })).Certificates).toEqual([
    { CertificateArn: first, IsDefault: true },
    { CertificateArn: second, IsDefault: false },
  ]);
  expect((await acm.describeCertificate({ CertificateArn: second })).Certificate?.InUseBy).toEqual([LoadBalancerArn]);
  await expect(acm.deleteCertificate({ CertificateArn: second })).rejects.toMatchObject({
    name: "ResourceInUseException",
  });
  await elb.removeListenerCertificates({ ListenerArn, Certificates: [{ CertificateArn: second }] });
  await acm.deleteCertificate({ CertificateArn: second });
  await expect(acm.describeCertificate({ CertificateArn: second })).rejects.toMatchObject({
    name: "ResourceNotFoundException",
  });
});

balanced("rules keep their order and their number", async ({ ec2, elb, sandbox }) => {
  sandbox.world.settings.elasticloadbalancing = { quotas: { "rules-per-application-load-balancer": 2 } };
  const { ListenerArn } = await makeBalancer({ ec2, elb });
  const create = (Priority: number) =>
    elb.createRule({ ListenerArn, Priority, Conditions: onHost(`p${Priority}.example.com`), Actions: DefaultActions });
  const { Rules: [first] = [] } = await create(5);
  await expect(create(5)).rejects.toMatchObject({
    name: "PriorityInUseException",
    message: "Priority '5' is currently in use",
  });
  await create(3);
  await expect(create(9)).rejects.toMatchObject({ name: "TooManyRulesException" });
  await elb.setRulePriorities({ RulePriorities: [{ RuleArn: first?.RuleArn, Priority: 1 }] });
  const { Rules = [] } = await elb.describeRules({ ListenerArn });
  expect(Rules.map(({ Priority }) => Priority)).toEqual(["1", "3", "default"]);
  const last = { RuleArn: Rules.at(-1)?.RuleArn };
  await expect(elb.deleteRule(last)).rejects.toMatchObject({ name: "OperationNotPermittedException" });
  const { Limits = [] } = await elb.describeAccountLimits({});
  expect(Limits).toContainEqual({ Name: "rules-per-application-load-balancer", Max: "2" });
});

balanced("tags are put on and taken off", async ({ ec2, elb }) => {
  const { LoadBalancerArn } = await makeBalancer({ ec2, elb });
  const ResourceArns = [LoadBalancerArn];
  await elb.addTags({ ResourceArns, Tags: [{ Key: "team", Value: "shop" }] });
  const tagsOf = async () => (await elb.describeTags({ ResourceArns })).TagDescriptions?.[0]?.Tags;
  expect(await tagsOf()).toEqual([{ Key: "team", Value: "shop" }]);
  await elb.removeTags({ ResourceArns, TagKeys: ["team"] });
  expect(await tagsOf()).toEqual([]);
});

const arn = (kind: string) => `arn:aws:elasticloadbalancing:eu-west-1:482109334517:${kind}/none/0123456789abcdef`;

balanced.for([
  ["a name with an underscore", "createLoadBalancer", { Name: "my_alb" }, "ValidationError"],
  ["one subnet", "createLoadBalancer", { Name: "alb", one: true }, "ValidationError"],
  [
    "an unknown subnet",
    "createLoadBalancer",
    { Name: "alb", Subnets: ["subnet-0", "subnet-1"] },
    "SubnetNotFoundException",
  ],
  [
    "another one of that name",
    "createLoadBalancer",
    { Name: "orphan", Scheme: "internal" },
    "DuplicateLoadBalancerNameException",
  ],
  ["an unknown group", "setSecurityGroups", { SecurityGroups: ["sg-0"] }, "InvalidSecurityGroupException"],
  ["a second listener", "createListener", { Protocol: "HTTP", Port: 80, DefaultActions }, "DuplicateListenerException"],
  ["a TCP listener", "createListener", { Protocol: "TCP", Port: 81, DefaultActions }, "UnsupportedProtocolException"],
  [
    "an unknown target group",
    "createListener",
    { Protocol: "HTTP", Port: 81, DefaultActions: [{ Type: "forward", TargetGroupArn: arn("targetgroup") }] },
    "TargetGroupNotFoundException",
  ],
  ["an unknown balancer", "setSubnets", { LoadBalancerArn: arn("loadbalancer/app") }, "LoadBalancerNotFoundException"],
  ["an unknown rule", "modifyRule", { RuleArn: arn("listener-rule/app") }, "RuleNotFoundException"],
  [
    "a timeout longer than the interval",
    "createTargetGroup",
    { Name: "web", Protocol: "HTTP", Port: 80, HealthCheckIntervalSeconds: 5, HealthCheckTimeoutSeconds: 10 },
    "ValidationError",
  ],
] as const)("%s is refused", async ([, operation, input, name], { ec2, elb }) => {
  const balancer = await makeBalancer({ ec2, elb });
  const Subnets = "one" in input ? balancer.Subnets.slice(1) : balancer.Subnets;
  const call = elb[operation].bind(elb) as (input: object) => Promise<unknown>;
  await expect(call({ ...balancer, Subnets, ...input })).rejects.toMatchObject({ name });
});
