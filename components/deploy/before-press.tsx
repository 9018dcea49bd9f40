import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import type { ReactNode } from "react";
import { Mark, type MarkState } from "@/components/progress/mark";
import { useNow } from "@/components/ui/use-now";
import { checkQuery, runsQuery } from "@/lib/api/queries";
import { ago } from "@/lib/format";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { useDraftForm } from "./draft-form";

/** What would stop the deploy, said before it is begun. */
export function BeforePress() {
  const deploy = useTextPart("deploy");
  return (
    <section className="grid gap-2 border-t border-line px-3.5 py-3">
      <h3>{deploy.beforeYouPress}</h3>
      <VpcCheck />
      <OtherRunCheck />
    </section>
  );
}

function VpcCheck() {
  const deploy = useTextPart("deploy");
  const { target, draft, change } = useDraftForm();
  const check = useQuery(checkQuery(target));
  if (check.isPending) return <Line state="waiting">{deploy.looking}</Line>;

  const vpc = check.data?.checks.find(({ name }) => name === "default-vpc");
  const found = vpc?.evidence?.name === "default-vpc" ? vpc.evidence : undefined;
  if (!found) return <Line state="stale">{deploy.vpcUnknown}</Line>;
  if (found.vpc) return <Line state="succeeded">{deploy.vpcThere}</Line>;
  return (
    <Line state={draft.createDefaultVpc ? "succeeded" : "degraded"}>
      <span className="phrase">{deploy.vpcMissing}</span>
      <label className="mt-1.5 flex min-h-6 cursor-pointer items-start gap-2 max-desk:min-h-11 max-desk:items-center">
        <input
          type="checkbox"
          name="createDefaultVpc"
          checked={draft.createDefaultVpc}
          onChange={(event) => change({ createDefaultVpc: event.target.checked })}
          className="mt-0.5 size-4 shrink-0 accent-primary max-desk:mt-0"
        />
        <span className="font-medium text-ink">{deploy.createVpc}</span>
      </label>
      <p className="phrase text-xs text-ink-3">{draft.createDefaultVpc ? deploy.createVpcAbout : deploy.vpcRefused}</p>
    </Line>
  );
}

function OtherRunCheck() {
  const text = useText();
  const deploy = useTextPart("deploy");
  const now = useNow();
  const { target, draft } = useDraftForm();
  const serviceName = draft.serviceName.trim();
  const runs = useQuery(runsQuery({ target, unfinished: "true" }));
  const other = runs.data?.runs.find((run) => run.serviceName === serviceName);
  if (!runs.data || !serviceName) return null;
  if (!other) return <Line state="succeeded">{deploy.noOtherRun}</Line>;
  return (
    <Line state="degraded">
      {deploy.otherRun(other.startedBy, ago(other.startedAt, now, text))}{" "}
      <Link href={`/runs/${other.id}`} className="link">
        {text.problem.watchRun}
      </Link>
    </Line>
  );
}

function Line({ state, children }: { state: MarkState; children: ReactNode }) {
  return (
    <div className="flex gap-2 text-ink-2">
      <Mark state={state} className="mt-0.5 size-4" />
      <div className="min-w-0">{children}</div>
    </div>
  );
}
