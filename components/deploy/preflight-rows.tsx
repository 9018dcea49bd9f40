import Link from "next/link";
import { lazy, type ReactNode, Suspense } from "react";
import { usePreflight } from "@/components/preflight/use-preflight";
import { useWritten } from "@/components/preflight/use-written";
import { withTarget } from "@/components/shell/pages";
import type { Check, CheckState } from "@/lib/domain/check";
import type { CheckQuery } from "@/lib/domain/check-query";
import type { Target } from "@/lib/domain/target";
import { deployText } from "@/lib/text/parts/deploy";
import { useTextPart } from "@/lib/text/text-part";
import { BeforeLine } from "./before-line";

/** Where AWS did not answer. */
const NotTold = lazy(() => import("./not-told").then((module) => ({ default: module.NotTold })));
/** With its words, fetched with the first that is not in order. */
const ToldCheck = lazy(() => import("./told-check").then((module) => ({ default: module.ToldCheck })));

const order: readonly CheckState[] = ["problem", "unknown", "warning"];

interface PreflightRowsProps {
  target: Target;
  query: CheckQuery;
  /** What is said of a Region without one, where it can be made first. */
  defaultVpc?: ReactNode;
}

/** The preflight in short: what is in the way first, then what it will cost; what is in order is a count. */
export function PreflightRows({ target, query, defaultVpc }: PreflightRowsProps) {
  const words = useTextPart(deployText);
  const { data, isPending, refetch } = usePreflight(target, query).check;
  if (!data)
    return isPending ? (
      <BeforeLine state="waiting">{words.looking}</BeforeLine>
    ) : (
      <Suspense>
        <NotTold onRetry={refetch} />
      </Suspense>
    );

  const { checks } = data;
  const vpc = checks.find(({ id }) => id === "default-vpc");
  const isWithoutVpc = vpc?.findings.some(({ reason }) => /^no-default-vpc|^default-vpc-will/.test(reason)) ?? false;
  const asksForVpc = defaultVpc !== undefined && isWithoutVpc;
  const told = checks.filter(({ id, state }) => state !== "ok" && !(asksForVpc && id === "default-vpc"));
  const inOrder = checks.length - told.length - (asksForVpc ? 1 : 0);
  return (
    <>
      {asksForVpc && defaultVpc}
      <Suspense fallback={<BeforeLine state="waiting">{words.looking}</BeforeLine>}>
        {order.flatMap((state) =>
          told.filter((check) => check.state === state).map((check) => <ToldCheck key={check.id} check={check} />),
        )}
      </Suspense>
      <PriceLine check={checks.find(({ id }) => id === "price")} />
      <BeforeLine state="succeeded">
        {words.inOrder(inOrder)}{" "}
        <Link href={withTarget("/setup", target)} className="link">
          {words.allChecks}
        </Link>
      </BeforeLine>
    </>
  );
}

function PriceLine({ check }: { check: Check | undefined }) {
  const words = useTextPart(deployText);
  const written = useWritten();
  if (check?.state !== "ok" || check.evidence?.id !== "price") return null;
  return <p className="phrase pl-6 text-ink-2">{words.price(check.evidence, written)}</p>;
}
