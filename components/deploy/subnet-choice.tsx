import type { ReactNode } from "react";
import { Mark, type MarkState } from "@/components/progress/mark";
import { Chip } from "@/components/ui/chip";
import type { Subnet } from "@/lib/domain/network";
import { reachOf, subnetFaults } from "@/lib/domain/subnet-choice";
import { count } from "@/lib/format";
import { networkText } from "@/lib/text/parts/network";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";
import { TickRow } from "./tick-row";

interface SubnetChoiceProps {
  subnets: readonly Subnet[];
  chosen: readonly string[];
  onChange: (subnetIds: string[]) => void;
}

/** Subnets of one VPC, and what follows from those that are chosen. */
export function SubnetChoice({ subnets, chosen, onChange }: SubnetChoiceProps) {
  const words = useTextPart(networkText);
  const { locale } = useLanguage();
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);

  return (
    <fieldset className="grid min-w-0 gap-1.25">
      <legend className="mb-1.25 font-medium">{words.subnets}</legend>
      <p className="phrase text-xs text-ink-3">{words.subnetsAbout}</p>
      {subnets.length === 0 && <p className="phrase text-ink-2">{words.noSubnets}</p>}
      <div className="max-h-60 overflow-y-auto rounded-md border border-control empty:hidden">
        {subnets.map(({ subnetId, name, availabilityZone, freeAddresses, isPublic }) => (
          <TickRow key={subnetId} isTicked={chosen.includes(subnetId)} onTick={() => toggle(subnetId)}>
            <span className="min-w-0 wrap-anywhere">
              {name && <span className="mr-2 font-medium">{name}</span>}
              <code className="text-ink-2">{subnetId}</code>
            </span>
            <span className="text-ink-3">{availabilityZone}</span>
            <span className="num text-ink-3">{words.free(count(freeAddresses, locale))}</span>
            <Chip>{isPublic ? words.public : words.private}</Chip>
          </TickRow>
        ))}
      </div>
      <Consequences subnets={subnets.filter(({ subnetId }) => chosen.includes(subnetId))} chosen={chosen} />
    </fieldset>
  );
}

function Consequences({ subnets, chosen }: { subnets: readonly Subnet[]; chosen: readonly string[] }) {
  const words = useTextPart(networkText);
  const gone = chosen.filter((id) => !subnets.some(({ subnetId }) => subnetId === id));
  const blocked = subnets.filter(({ isPublic, isBlocked }) => isPublic && isBlocked);
  const reach = reachOf(subnets);
  const isShut = reach === "vpc" && subnets.some(({ hasWayOut }) => !hasWayOut);
  return (
    <div className="grid gap-1" aria-live="polite">
      {gone.length > 0 && <Line state="failed">{words.gone(gone.join(", "))}</Line>}
      {subnetFaults(subnets).map(({ fault, names }) => (
        <Line key={fault} state="failed">
          {words.faults[fault](names.join(", "))}
        </Line>
      ))}
      {blocked.length > 0 && (
        <Line state="degraded">{words.blocked(blocked.map(({ subnetId }) => subnetId).join(", "))}</Line>
      )}
      {reach === "internet" && <Line state="succeeded">{words.internet}</Line>}
      {reach === "vpc" && <Line state="succeeded">{words.internal}</Line>}
      {isShut && <Line state="degraded">{words.noWayOut}</Line>}
    </div>
  );
}

function Line({ state, children }: { state: MarkState; children: ReactNode }) {
  return (
    <p className="flex gap-2 text-ink-2">
      <Mark state={state} className="mt-0.5 size-4" />
      <span className="phrase min-w-0 wrap-anywhere">{children}</span>
    </p>
  );
}
