import { DescribeRepositoriesCommand, ECRClient } from "@aws-sdk/client-ecr";
import { DescribeClustersCommand, ECSClient } from "@aws-sdk/client-ecs";
import { expect } from "vitest";
import { clientConfig } from "../../client-config";
import { test } from "../../services/cloudformation/testing";

const template = (value: string, filter: string) => `
Resources:
  Cluster:
    Type: AWS::ECS::Cluster
    Properties:
      ClusterName: live
      ClusterSettings: [{ Name: containerInsights, Value: ${value} }]
      CapacityProviders: [FARGATE]
      DefaultCapacityProviderStrategy: [{ CapacityProvider: FARGATE, Weight: 1 }]
  Images:
    Type: AWS::ECR::Repository
    Properties:
      RepositoryName: shop
      ImageTagMutability: IMMUTABLE_WITH_EXCLUSION
      ImageTagMutabilityExclusionFilters:
        - { ImageTagMutabilityExclusionFilterType: WILDCARD, ImageTagMutabilityExclusionFilterValue: "${filter}" }
`;

test("a cluster's settings and a repository's exclusions are as the template says, and change with it", async ({
  sandbox,
  deployer,
}) => {
  const [ecs, ecr] = [new ECSClient(clientConfig(sandbox)), new ECRClient(clientConfig(sandbox))];
  const seen = async () => {
    const { clusters } = await ecs.send(new DescribeClustersCommand({ clusters: ["live"], include: ["SETTINGS"] }));
    const { repositories } = await ecr.send(new DescribeRepositoriesCommand({ repositoryNames: ["shop"] }));
    const filters = repositories?.[0]?.imageTagMutabilityExclusionFilters?.map(({ filter }) => filter);
    const { settings, defaultCapacityProviderStrategy: strategy } = clusters?.[0] ?? {};
    return [settings?.[0]?.value, strategy?.[0]?.capacityProvider, filters];
  };
  await deployer.createStack({ StackName: "base", TemplateBody: template("enabled", "latest*") });
  await deployer.settled("base");
  expect(await seen()).toEqual(["enabled", "FARGATE", ["latest*"]]);
  await deployer.updateStack({ StackName: "base", TemplateBody: template("enhanced", "dev*") });
  await deployer.settled("base");
  expect(await seen()).toEqual(["enhanced", "FARGATE", ["dev*"]]);
});
