import type { CreateClusterRequest } from "@aws-sdk/client-ecs";
import {
  createCluster,
  deleteCluster,
  putClusterCapacityProviders,
  readCluster,
  updateCluster,
} from "../../services/ecs/clusters";
import { clusterTable } from "../../services/ecs/tables";
import { tagResource, untagResource } from "../../services/ecs/tags";
import { generatedName } from "../physical-name";
import { integer, json, listOf, objectOf, replacing, tagList, text } from "../property-schema";
import type { ResourceType, WantedResource } from "../resource-type";
import { toEcsTags, toOwnTags, toProperties, toSdkInput } from "../sdk-input";
import { splitTags } from "../system-tags";
import { tagChanges } from "../tag-changes";

function settingsOf({ properties }: WantedResource): CreateClusterRequest {
  const { ClusterSettings, ClusterName, Tags, ...rest } = properties;
  return toSdkInput<CreateClusterRequest>(
    ClusterSettings === undefined ? rest : { ...rest, Settings: ClusterSettings },
  );
}

export const ecsCluster: ResourceType = {
  typeName: "AWS::ECS::Cluster",
  properties: {
    CapacityProviders: listOf(text),
    ClusterName: replacing(text),
    ClusterSettings: listOf(objectOf({ Name: text, Value: text })),
    Configuration: json,
    DefaultCapacityProviderStrategy: listOf(objectOf({ Base: integer, CapacityProvider: text, Weight: integer })),
    ServiceConnectDefaults: objectOf({ Namespace: text }),
    Tags: tagList,
  },
  attributes: ["Arn"],
  nameProperty: "ClusterName",
  tagging: "update",
  createMs: 4_000,
  updateMs: 4_000,
  deleteMs: 2_000,
  create(call, wanted) {
    const clusterName = String(wanted.properties.ClusterName ?? generatedName(wanted, 255));
    createCluster(call, { ...settingsOf(wanted), clusterName, tags: toEcsTags(splitTags(wanted.tags).given) });
    readCluster(call, clusterName).tags = toEcsTags(wanted.tags);
    return clusterName;
  },
  update(call, wanted, before) {
    const cluster = readCluster(call, wanted.physicalId);
    const { settings = [], configuration, serviceConnectDefaults, ...capacity } = settingsOf(wanted);
    updateCluster(call, { cluster: cluster.clusterName, settings, configuration, serviceConnectDefaults });
    putClusterCapacityProviders(call, {
      cluster: cluster.clusterName,
      capacityProviders: capacity.capacityProviders ?? [],
      defaultCapacityProviderStrategy: capacity.defaultCapacityProviderStrategy ?? [],
    });
    const { tags, goneKeys } = tagChanges(before.tags, wanted.tags);
    tagResource(call, { resourceArn: cluster.clusterArn, tags: toEcsTags(tags) });
    untagResource(call, { resourceArn: cluster.clusterArn, tagKeys: goneKeys });
  },
  delete(call, { physicalId }) {
    deleteCluster(call, { cluster: physicalId });
  },
  read: (call, physicalId) => ({ Arn: readCluster(call, physicalId).clusterArn }),
  actual(call, { physicalId }) {
    const { clusterName, capacityProviders, tags, settings, defaultCapacityProviderStrategy } = readCluster(
      call,
      physicalId,
    );
    return {
      CapacityProviders: capacityProviders,
      ClusterName: clusterName,
      ClusterSettings: settings?.map((setting) => toProperties(setting)),
      DefaultCapacityProviderStrategy: defaultCapacityProviderStrategy?.map((item) => toProperties(item)),
      Tags: toOwnTags(tags.map(({ key = "", value = "" }) => [key, value])),
    };
  },
  isNameTaken: (call, name) => clusterTable(call).get(name)?.status === "ACTIVE",
};
