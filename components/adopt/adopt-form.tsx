import { type FormEvent, useState } from "react";
import { RestoredDraft } from "@/components/deploy/restored-draft";
import { useDraft } from "@/components/deploy/use-draft";
import { useStartRun } from "@/components/deploy/use-start-run";
import type { ServiceAddress } from "@/lib/api/service-queries";
import { type AdoptDraft, adoptDraftOf, adoptInputOf, stillFound } from "@/lib/domain/adopt-draft";
import type { AdoptedShip } from "@/lib/domain/adopted-ship";
import type { Adoption } from "@/lib/domain/adoption";
import type { ListedTarget } from "@/lib/domain/target";
import { adoptText } from "@/lib/text/parts/adopt";
import { useTextPart } from "@/lib/text/text-part";
import { AdoptFields } from "./adopt-fields";
import { AdoptPlan } from "./adopt-plan";
import { FoundCard } from "./found-card";

interface AdoptFormProps {
  reached: ListedTarget;
  address: ServiceAddress;
  adoption: Adoption;
  last?: AdoptedShip;
}

/** What was found, what of it is open, and one press. */
export function AdoptForm({ reached, address, adoption, last }: AdoptFormProps) {
  const adopt = useTextPart(adoptText);
  const [initial] = useState(() => adoptDraftOf(adoption, last));
  const [queues, setQueues] = useState(false);
  const stored = useDraft({
    initial,
    storageKey: storageKeyOf(address),
    fromStore: (left) => stillFound(left, adoption),
  });
  const { draft } = stored;
  const toInput = (sent: AdoptDraft, key: string) => adoptInputOf(sent, adoption, address, key);
  const { start, forget, isStarting, fields, problem } = useStartRun(toInput, stored.leave);
  const canStart = adoption.changes.length > 0;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (canStart && !isStarting) start({ draft, queues });
  }

  function change(next: AdoptDraft) {
    stored.change(next);
    if (fields.length > 0) forget();
  }

  return (
    <form noValidate onSubmit={submit}>
      <p className="phrase mb-3.5 text-ink-2">{adopt.about}</p>
      {stored.wasStored && <RestoredDraft onStartOver={stored.startOver} />}
      <div className="grid items-start gap-3.5 desk:grid-cols-[minmax(340px,460px)_minmax(0,1fr)]">
        <div className="grid min-w-0 gap-3.5">
          <FoundCard adoption={adoption} />
          <AdoptFields target={reached.target} adoption={adoption} draft={draft} onChange={change} refused={fields} />
        </div>
        <AdoptPlan
          reached={reached}
          input={toInput(draft, "")}
          queues={queues}
          onQueues={setQueues}
          problem={problem}
          isStarting={isStarting}
          canStart={canStart}
        />
      </div>
    </form>
  );
}

function storageKeyOf({ target, clusterName, serviceName }: ServiceAddress): string {
  return `slipway-adopt:${target}:${clusterName}/${serviceName}`;
}
