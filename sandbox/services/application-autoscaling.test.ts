import { ApplicationAutoScaling } from "@aws-sdk/client-application-auto-scaling";
import { CloudWatch } from "@aws-sdk/client-cloudwatch";
import { expect } from "vitest";
import { clientConfig } from "../client-config";
import { test } from "../testing";
import { runShop } from "./cloudwatch/testing";

const target = {
  ServiceNamespace: "ecs",
  ResourceId: "service/default/shop",
  ScalableDimension: "ecs:service:DesiredCount",
} as const;

test("a service's scaling follows what is said of the service", async ({ sandbox }) => {
  const { config, update } = await runShop(sandbox);
  const scaling = new ApplicationAutoScaling(config);
  const look = async () => {
    const { ScalableTargets } = await scaling.describeScalableTargets({ ServiceNamespace: "ecs" });
    const { ScalingPolicies } = await scaling.describeScalingPolicies(target);
    return { targets: ScalableTargets, policies: ScalingPolicies };
  };
  const before = await look();
  expect(before.targets).toMatchObject([{ ...target, MinCapacity: 1, MaxCapacity: 20 }]);
  expect(before.policies).toMatchObject([
    {
      PolicyName: "shopAverageCPU",
      PolicyType: "TargetTrackingScaling",
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: 60,
        PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageCPUUtilization" },
      },
      Alarms: [
        { AlarmName: expect.stringMatching(/^TargetTracking-service\/default\/shop-AlarmHigh-/) },
        { AlarmName: expect.stringMatching(/^TargetTracking-service\/default\/shop-AlarmLow-/) },
      ],
    },
  ]);

  await update({
    scalingTarget: {
      minTaskCount: 2,
      maxTaskCount: 4,
      autoScalingMetric: "AVERAGE_MEMORY",
      autoScalingTargetValue: 70,
    },
  });
  const after = await look();
  expect(after.targets).toMatchObject([
    { MinCapacity: 2, MaxCapacity: 4, ScalableTargetARN: before.targets?.[0]?.ScalableTargetARN },
  ]);
  expect(after.policies).toMatchObject([{ PolicyName: "shopAverageMemory" }]);
  const { ScalingActivities } = await scaling.describeScalingActivities({ ServiceNamespace: "ecs" });
  expect(ScalingActivities).toMatchObject([{ Description: "Setting desired count to 2.", StatusCode: "Successful" }]);
});

test("a target that is deregistered takes its policies and their alarms along", async ({ sandbox }) => {
  const { config } = await runShop(sandbox);
  const [scaling, cloudwatch] = [new ApplicationAutoScaling(config), new CloudWatch(config)];
  await scaling.putScalingPolicy({
    ...target,
    PolicyName: "busy",
    PolicyType: "TargetTrackingScaling",
    TargetTrackingScalingPolicyConfiguration: {
      TargetValue: 50,
      DisableScaleIn: true,
      PredefinedMetricSpecification: { PredefinedMetricType: "ECSServiceAverageMemoryUtilization" },
    },
  });
  expect((await scaling.describeScalingPolicies(target)).ScalingPolicies).toHaveLength(2);
  const alarms = async () => (await cloudwatch.describeAlarms({ AlarmNamePrefix: "TargetTracking-" })).MetricAlarms;
  expect(await alarms()).toHaveLength(3);
  await scaling.deleteScalingPolicy({ ...target, PolicyName: "busy" });
  expect(await alarms()).toHaveLength(2);

  const { ScalableTargets = [] } = await scaling.describeScalableTargets(target);
  const ResourceARN = ScalableTargets[0]?.ScalableTargetARN;
  await scaling.tagResource({ ResourceARN, Tags: { team: "shop" } });
  expect((await scaling.listTagsForResource({ ResourceARN })).Tags).toEqual({ AmazonECSManaged: "true", team: "shop" });
  await scaling.deregisterScalableTarget(target);
  expect(await alarms()).toEqual([]);
  await expect(scaling.deregisterScalableTarget(target)).rejects.toMatchObject({ name: "ObjectNotFoundException" });
});

test.for([
  [{ ...target, ServiceNamespace: "s3" as never, MinCapacity: 1, MaxCapacity: 2 }, "ValidationException"],
  [{ ...target, ResourceId: "shop", MinCapacity: 1, MaxCapacity: 2 }, "ValidationException"],
  [{ ...target, MinCapacity: 3, MaxCapacity: 2 }, "ValidationException"],
  [{ ...target, MinCapacity: 1 }, "ValidationException"],
  [{ ...target, MinCapacity: 1, MaxCapacity: 2 }, "ValidationException"],
])("registering %j is refused", async ([input, name], { sandbox }) => {
  const scaling = new ApplicationAutoScaling(clientConfig(sandbox));
  await expect(scaling.registerScalableTarget(input as typeof target)).rejects.toMatchObject({ name });
});
