import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { networksQuery } from "@/lib/api/queries";
import type { NetworkList } from "@/lib/domain/network";
import { proposedSubnets } from "@/lib/domain/subnet-choice";
import type { Target } from "@/lib/domain/target";
import { networkText } from "@/lib/text/parts/network";
import { useTextPart } from "@/lib/text/text-part";
import { SecurityGroupChoice } from "./security-group-choice";
import { SubnetChoice } from "./subnet-choice";

interface NetworkChoice {
  subnetIds: string[];
  securityGroupIds: string[];
}

interface NetworkFieldsProps {
  target: Target;
  /** Undefined: the default VPC, whose subnets ECS chooses. */
  value: NetworkChoice | undefined;
  onChange: (value: NetworkChoice | undefined) => void;
  error?: ReactNode;
}

/** Where the service is put: the default VPC, or subnets and security groups of one that is chosen. */
export function NetworkFields({ target, value, onChange, error }: NetworkFieldsProps) {
  const words = useTextPart(networkText);
  const networks = useQuery(networksQuery(target));
  const [pickedVpcId, setPickedVpcId] = useState<string>();
  if (networks.isError) return <ProblemNotice error={networks.error} onRetry={networks.refetch} />;
  if (!networks.data) return <Skeleton className="h-14" />;

  const { vpcs, securityGroups } = networks.data;
  const picked = vpcs.find(({ vpcId }) => vpcId === pickedVpcId);
  const vpc = value && (vpcOf(networks.data, value) ?? picked);

  function choose(vpcId: string) {
    setPickedVpcId(vpcId);
    const chosen = vpcs.find((each) => each.vpcId === vpcId);
    const subnetIds = proposedSubnets(chosen?.subnets ?? []).map(({ subnetId }) => subnetId);
    onChange(chosen && { subnetIds, securityGroupIds: [] });
  }

  return (
    <div className="grid min-w-0 gap-3">
      <Field label={words.place} error={error}>
        {(control) => (
          <Select {...control} value={vpc?.vpcId ?? ""} onChange={(event) => choose(event.target.value)}>
            <option value="">{words.default}</option>
            {vpcs.map(({ vpcId, name, cidrBlock }) => (
              <option key={vpcId} value={vpcId}>
                {words.vpc(vpcId, name, cidrBlock)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {value && (
        <>
          <SubnetChoice
            subnets={vpc?.subnets ?? []}
            chosen={value.subnetIds}
            onChange={(subnetIds) => onChange({ ...value, subnetIds })}
          />
          <SecurityGroupChoice
            groups={securityGroups.filter(({ vpcId }) => vpcId === vpc?.vpcId)}
            chosen={value.securityGroupIds}
            onChange={(securityGroupIds) => onChange({ ...value, securityGroupIds })}
          />
        </>
      )}
    </div>
  );
}

/** That of the first subnet that is still there; with none chosen, that of a security group. */
function vpcOf({ vpcs, securityGroups }: NetworkList, { subnetIds, securityGroupIds }: NetworkChoice) {
  const ofSubnet = vpcs.find(({ subnets }) => subnets.some(({ subnetId }) => subnetIds.includes(subnetId)));
  const group = securityGroups.find(({ groupId }) => securityGroupIds.includes(groupId));
  return ofSubnet ?? vpcs.find(({ vpcId }) => vpcId === group?.vpcId);
}
