import type { SecurityGroup } from "@/lib/domain/network";
import { networkText } from "@/lib/text/parts/network";
import { useTextPart } from "@/lib/text/text-part";
import { TickRow } from "./tick-row";

interface SecurityGroupChoiceProps {
  groups: readonly SecurityGroup[];
  chosen: readonly string[];
  onChange: (groupIds: string[]) => void;
}

export function SecurityGroupChoice({ groups, chosen, onChange }: SecurityGroupChoiceProps) {
  const words = useTextPart(networkText);
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <fieldset className="grid min-w-0 gap-1.25">
      <legend className="mb-1.25 font-medium">{words.groups}</legend>
      <p className="phrase text-xs text-ink-3">{words.groupsAbout}</p>
      {groups.length === 0 && <p className="text-ink-2">{words.noGroups}</p>}
      <div className="max-h-44 overflow-y-auto rounded-md border border-control empty:hidden">
        {groups.map(({ groupId, name, description }) => (
          <TickRow key={groupId} isTicked={chosen.includes(groupId)} onTick={() => toggle(groupId)}>
            <span className="font-medium">{name}</span>
            <code className="text-ink-2">{groupId}</code>
            {description !== name && <span className="text-ink-3 max-desk:hidden">{description}</span>}
          </TickRow>
        ))}
      </div>
    </fieldset>
  );
}
