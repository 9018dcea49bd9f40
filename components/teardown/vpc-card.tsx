import { Lock, LockOpen } from "lucide-react";
import { useId, useState } from "react";
import { Mark } from "@/components/progress/mark";
import { Button } from "@/components/ui/button";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import { TypedConfirm } from "@/components/ui/typed-confirm";
import { splitTarget } from "@/lib/domain/split-target";
import type { Target } from "@/lib/domain/target";
import type { Evidence, TeardownItem } from "@/lib/domain/teardown-plan";
import { teardownText } from "@/lib/text/parts/teardown";
import { useTextPart } from "@/lib/text/text-part";
import { checkMarks } from "./check-marks";
import { useReasonWords } from "./reason-words";

interface VpcCardProps {
  target: Target;
  vpc: TeardownItem;
  isTicked: boolean;
  onTick: () => void;
}

/** Closed until somebody opens it: nothing else here can be missed so much by others. */
export function VpcCard({ target, vpc, isTicked, onTick }: VpcCardProps) {
  const words = useTextPart(teardownText).vpc;
  const say = useReasonWords();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const mayGo = vpc.group === "goes";
  const Icon = mayGo ? LockOpen : Lock;

  return (
    <Card aria-label={useTextPart(teardownText).kinds["default-vpc"]}>
      <CardHeader className="flex-wrap gap-y-1">
        <Icon size={14} aria-hidden="true" className="text-ink-2" />
        <CardTitle>{useTextPart(teardownText).kinds["default-vpc"]}</CardTitle>
        <Chip>{isTicked ? words.ticked : mayGo ? words.open : words.closed}</Chip>
        <span className="min-w-0 text-ink-3 wrap-anywhere max-desk:order-1 max-desk:basis-full">
          <code>{vpc.name}</code> {vpc.reason ? say(vpc.reason) : words.unused}
          {vpc.madeBySlipway !== undefined && ` · ${vpc.madeBySlipway ? words.made : words.notMade}`}
        </span>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
          className="link ml-auto min-h-6"
        >
          {isOpen ? words.hide : words.see}
        </button>
      </CardHeader>
      <div id={id} hidden={!isOpen}>
        <ul className="py-1.5">
          {vpc.evidence.map((evidence) => (
            <EvidenceRow key={evidence.check} evidence={evidence} />
          ))}
        </ul>
        {mayGo && <VpcConfirm target={target} vpcId={vpc.name} isTicked={isTicked} onTick={onTick} />}
      </div>
    </Card>
  );
}

function EvidenceRow({ evidence: { check, state, names, from } }: { evidence: Evidence }) {
  const words = useTextPart(teardownText);
  return (
    <li className="grid grid-cols-[16px_168px_minmax(0,1fr)_auto] items-center gap-x-3 px-3.5 py-1 max-desk:grid-cols-[16px_minmax(0,1fr)]">
      <Mark state={checkMarks[state]} />
      <span>{words.checks[check]}</span>
      <span className="min-w-0 text-ink-2 wrap-anywhere max-desk:col-start-2">
        {names.length > 0 ? <code>{names.join(" ")}</code> : words.vpc.states[state]}
      </span>
      <code className="text-xs text-ink-3 max-desk:col-start-2">{from}</code>
    </li>
  );
}

interface VpcConfirmProps {
  target: Target;
  vpcId: string;
  isTicked: boolean;
  onTick: () => void;
}

function VpcConfirm({ target, vpcId, isTicked, onTick }: VpcConfirmProps) {
  const words = useTextPart(teardownText).vpc;
  const [typed, setTyped] = useState("");
  return (
    <div className="grid gap-3 border-t border-line p-3.5">
      <p className="phrase text-ink-2">{words.about}</p>
      <p className="text-ink-2">
        {words.back}{" "}
        <code className="wrap-anywhere">aws ec2 create-default-vpc --region {splitTarget(target).region}</code>
      </p>
      {isTicked ? (
        <Button className="justify-self-start" onClick={onTick}>
          {words.keep}
        </Button>
      ) : (
        <form
          className="grid items-end gap-2 desk:grid-cols-[minmax(0,400px)_auto]"
          onSubmit={(event) => {
            event.preventDefault();
            if (typed.trim() === vpcId) onTick();
          }}
        >
          <TypedConfirm label={words.type} aside={<code>{vpcId}</code>} value={typed} onChange={setTyped} />
          <Button type="submit" look="danger" disabled={typed.trim() !== vpcId} className="justify-self-start">
            {words.delete}
          </Button>
        </form>
      )}
    </div>
  );
}
