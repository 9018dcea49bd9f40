"use client";

import { useState } from "react";
import { PermittedButton } from "@/components/session/permitted-button";
import { Chip } from "@/components/ui/chip";
import type { CheckState, DefaultVpc } from "@/lib/domain/check";
import { leastFreeAddresses, leastZones } from "@/lib/domain/default-vpc-state";
import type { ListedTarget } from "@/lib/domain/target";
import { count } from "@/lib/format";
import { useAccessText } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";
import { CreateDefaultVpc } from "./create-default-vpc";

interface DefaultVpcEvidenceProps {
  reached: ListedTarget;
  vpc?: DefaultVpc;
  state: CheckState;
}

export function DefaultVpcEvidence({ reached, vpc, state }: DefaultVpcEvidenceProps) {
  const { setup } = useAccessText();
  const [isAsking, setAsking] = useState(false);

  if (!vpc) {
    return (
      <>
        <p className="phrase">{setup.vpc.none}</p>
        <PermittedButton
          to="POST /api/v1/targets/{target}/default-vpc"
          target={reached.target}
          look="primary"
          onClick={() => setAsking(true)}
        >
          {setup.vpc.create}
        </PermittedButton>
        <CreateDefaultVpc reached={reached} open={isAsking} onOpenChange={setAsking} />
      </>
    );
  }
  return (
    <>
      <FoundVpc vpc={vpc} />
      {state === "ok" && <p className="phrase text-ink-3">{setup.vpc.reach}</p>}
      {state === "blocked" && (
        <p className="phrase">
          {setup.vpc.tooFewZones(leastZones, leastFreeAddresses)}{" "}
          <code className="wrap-anywhere">
            aws ec2 create-default-subnet --region {reached.region} --availability-zone ZONE
          </code>
        </p>
      )}
    </>
  );
}

function FoundVpc({ vpc: { vpcId, cidrBlock, state, subnets, madeBySlipway } }: { vpc: DefaultVpc }) {
  const { locale } = useLanguage();
  const words = useAccessText().setup.vpc;
  const zones = new Set(subnets.map(({ availabilityZone }) => availabilityZone)).size;
  const least = Math.min(...subnets.map(({ freeAddresses }) => freeAddresses));
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <code>{vpcId}</code> <code className="text-ink-2">{cidrBlock}</code>
        {madeBySlipway && <Chip>{words.own}</Chip>}
        {state !== "available" && <Chip>{state}</Chip>}
      </p>
      {state !== "available" && <p className="phrase">{words.pending}</p>}
      {subnets.length > 0 && (
        <p className="phrase text-ink-2">{words.there(subnets.length, zones, count(least, locale))}</p>
      )}
    </>
  );
}
