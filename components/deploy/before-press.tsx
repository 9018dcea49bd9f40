import { useQuery } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { runsQuery } from "@/lib/api/queries";
import { clusterOfShip } from "@/lib/domain/adopted";
import type { CheckQuery } from "@/lib/domain/check-query";
import type { StartRunInput } from "@/lib/domain/deploy-input";
import { deployText } from "@/lib/text/parts/deploy";
import { useTextPart } from "@/lib/text/text-part";
import { BeforeLine } from "./before-line";
import { LockLine } from "./lock-line";
import { PreflightRows } from "./preflight-rows";

/** Most services have nothing under way. */
const OtherRun = lazy(() => import("./other-run").then((module) => ({ default: module.OtherRun })));

interface BeforePressProps {
  /** What the press would ask for. */
  input: StartRunInput;
  /** What is asked about it. */
  query: CheckQuery;
  /** One that is there already may be locked. */
  isNewService: boolean;
  /** Whether it waits for a run of the service that is under way. */
  queues: boolean;
  onQueues: (queues: boolean) => void;
  /** Where one can be made first. */
  defaultVpc?: ReactNode;
}

/** What would stop the deploy, said before it is begun. */
export function BeforePress({ input, query, isNewService, queues, onQueues, defaultVpc }: BeforePressProps) {
  const deploy = useTextPart(deployText);
  const { target, serviceName, ship } = input;
  return (
    <section className="grid gap-2 border-t border-line px-3.5 py-3">
      <h3>{deploy.beforeYouPress}</h3>
      <PreflightRows target={target} query={query} defaultVpc={defaultVpc} />
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
  const deploy = useTextPart(deployText);
  const runs = useQuery(runsQuery({ target, unfinished: "true" }));
  const other = runs.data?.runs.find((run) => run.serviceName === serviceName);
  if (!runs.data || !serviceName) return null;
  if (!other) return <BeforeLine state="succeeded">{deploy.noOtherRun}</BeforeLine>;
  return (
    <Suspense fallback={<Skeleton className="h-13" />}>
      <OtherRun other={other} queues={queues} onQueues={onQueues} />
    </Suspense>
  );
}
