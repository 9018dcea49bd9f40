import type { Call } from "../../operation";
import { associateAddress, disassociateAddress } from "../../services/ec2/elastic-ip-associations";
import { allocateAddress, readElasticIp, releaseAddress } from "../../services/ec2/elastic-ips";
import { choice, replacing, tagList, text } from "../property-schema";
import type { ResourceType, WantedResource } from "../resource-type";
import { changeTags, putTags } from "./ec2-tags";

/** It belongs to the instance that the template names, or to none. */
function setInstance(call: Call, PublicIp: string, { properties }: Pick<WantedResource, "properties">): void {
  const { AllocationId, AssociationId, InstanceId } = readElasticIp(call, { PublicIp });
  const wanted = properties.InstanceId as string | undefined;
  if (wanted === InstanceId) return;
  if (wanted === undefined) disassociateAddress(call, { AssociationId });
  else associateAddress(call, { AllocationId, InstanceId: wanted, AllowReassociation: true });
}

export const ec2Eip: ResourceType = {
  typeName: "AWS::EC2::EIP",
  properties: {
    Address: replacing(text),
    Domain: replacing(choice("vpc", "standard")),
    InstanceId: text,
    IpamPoolId: replacing(text),
    NetworkBorderGroup: replacing(text),
    PublicIpv4Pool: text,
    Tags: tagList,
    TransferAddress: replacing(text),
  },
  attributes: ["AllocationId", "PublicIp"],
  tagging: "update",
  createMs: 15_000,
  updateMs: 5_000,
  deleteMs: 2_000,
  create(call, wanted) {
    const { Domain } = wanted.properties;
    const { AllocationId = "", PublicIp = "" } = allocateAddress(call, { Domain: Domain as "vpc" | undefined });
    putTags(call, "eipalloc", AllocationId, wanted.tags);
    setInstance(call, PublicIp, wanted);
    return PublicIp;
  },
  update(call, wanted, before) {
    const { AllocationId } = readElasticIp(call, { PublicIp: wanted.physicalId });
    setInstance(call, wanted.physicalId, wanted);
    changeTags(call, AllocationId, before, wanted);
  },
  delete(call, { physicalId: PublicIp, properties }) {
    const { AllocationId, AssociationId } = readElasticIp(call, { PublicIp });
    if (AssociationId && properties.InstanceId !== undefined) disassociateAddress(call, { AssociationId });
    releaseAddress(call, { AllocationId });
  },
  read: (call, PublicIp) => ({ AllocationId: readElasticIp(call, { PublicIp }).AllocationId, PublicIp }),
};
