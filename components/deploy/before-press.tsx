import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { ReactNode } from "react";
import { useNow } from "@/components/ui/use-now";
import { runsQuery } from "@/lib/api/queries";
import { clusterOfShip } from "@/lib/domain/adopted";
import type { StartRunInput } from "@/lib/domain/deploy-input";
import { ago } from "@/lib/format";
import { deployText } from "@/lib/text/parts/deploy";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { BeforeLine } from "./before-line";
import { LockLine } from "./lock-line";
import { PreflightRows } from "./preflight-rows";

interface BeforePressProps {
  /** What the press would ask for. */
  input: StartRunInput;
  /** One that is there already may be locked. */
  isNewService: boolean;
  /** Whether it waits for a run of the service that is under way. */
  queues: boolean;
  onQueues: (queues: boolean) => void;
  /** Where one can be made first. */
  defaultVpc?: ReactNode;
}

/** What would stop the deploy, said before it is begun. */
export function BeforePress({ input, isNewService, queues, onQueues, defaultVpc }: BeforePressProps) {
  const deploy = useTextPart(deployText);
  const { target, serviceName, ship } = input;
  return (
    <section className="grid gap-2 border-t border-line px-3.5 py-3">
      <h3>{deploy.beforeYouPress}</h3>
      <PreflightRows input={input} defaultVpc={defaultVpc} />
      {!isNewService && <LockLine service={{ target, serviceName, clusterName: clusterOfShip(ship) }} />}
      <OtherRunCheck input={input} queues={queues} onQueues={onQueues} />
    </section>
  );
}

function OtherRunCheck({
  input: { target, serviceName },
  queues,
  onQueues,
}: Pick<BeforePressProps, "input" | "queues" | "onQueues">) {
  const text = useText();
  const deploy = useTextPart(deployText);
  const now = useNow();
  const runs = useQuery(runsQuery({ target, unfinished: "true" }));
  const other = runs.data?.runs.find((run) => run.serviceName === serviceName);
  if (!runs.data || !serviceName) return null;
  if (!other) return <BeforeLine state="succeeded">{deploy.noOtherRun}</BeforeLine>;
  return (
    <BeforeLine state="degraded">
      {deploy.otherRun(other.startedBy, ago(other.startedAt, now, text))}{" "}
      <Link href={`/runs/${other.id}`} className="link">
        {text.problem.watchRun}
      </Link>
      <label className="mt-1.5 flex min-h-6 cursor-pointer items-start gap-2 max-desk:min-h-11 max-desk:items-center">
        <input
          type="checkbox"
          name="queue"
          checked={queues}
          onChange={(event) => onQueues(event.target.checked)}
          className="mt-0.5 size-4 shrink-0 accent-primary max-desk:mt-0"
        />
        <span className="font-medium text-ink">{deploy.queueMine}</span>
      </label>
    </BeforeLine>
  );
}
