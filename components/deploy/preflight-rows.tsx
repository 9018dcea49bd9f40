import Link from "next/link";
import { type ReactNode, Suspense } from "react";
import { markOf } from "@/components/preflight/check-marks";
import { foundWords } from "@/components/preflight/found-words";
import { usePreflight } from "@/components/preflight/use-preflight";
import { useWritten } from "@/components/preflight/use-written";
import { withTarget } from "@/components/shell/pages";
import type { Check, CheckState } from "@/lib/domain/check";
import { checkQueryOf } from "@/lib/domain/check-query";
import { isNote } from "@/lib/domain/check-reasons";
import type { StartRunInput } from "@/lib/domain/deploy-input";
import { findingsText } from "@/lib/text/parts/findings";
import { preflightText } from "@/lib/text/parts/preflight";
import { useTextPart } from "@/lib/text/text-part";
import { BeforeLine } from "./before-line";

const order: readonly CheckState[] = ["problem", "unknown", "warning"];

interface PreflightRowsProps {
  input: StartRunInput;
  /** What is said of a Region without one, where it can be made first. */
  defaultVpc?: ReactNode;
}

/** The preflight in short: what is in the way first, then what it will cost; what is in order is a count. */
export function PreflightRows({ input, defaultVpc }: PreflightRowsProps) {
  const words = useTextPart(preflightText);
  const { data, isPending, refetch } = usePreflight(input.target, checkQueryOf(input)).check;
  if (!data)
    return isPending ? (
      <BeforeLine state="waiting">{words.looking}</BeforeLine>
    ) : (
      <BeforeLine state="stale">
        {words.unknownPart}{" "}
        <button type="button" className="link min-h-6" onClick={() => refetch()}>
          {words.lookAgain}
        </button>
      </BeforeLine>
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
      {/* Words that are seldom needed are fetched with the first of them. */}
      <Suspense fallback={<BeforeLine state="waiting">{words.looking}</BeforeLine>}>
        {order.flatMap((state) =>
          told.filter((check) => check.state === state).map((check) => <ToldCheck key={check.id} check={check} />),
        )}
      </Suspense>
      <PriceLine check={checks.find(({ id }) => id === "price")} />
      <BeforeLine state="succeeded">
        {words.inOrder(inOrder)}{" "}
        <Link href={withTarget("/setup", input.target)} className="link">
          {words.all}
        </Link>
      </BeforeLine>
    </>
  );
}

function ToldCheck({ check: { id, state, findings, problem } }: { check: Check }) {
  const words = useTextPart(preflightText);
  const findingWords = useTextPart(findingsText);
  const said = findings.filter((finding) => !isNote(finding));
  return (
    <BeforeLine state={markOf[state]}>
      <span className="font-medium text-ink">{words.names[id]}</span>
      <span className="sr-only">: {words.states[state]}</span>
      {said.map(({ reason, names }) => (
        <p key={reason} className="phrase wrap-anywhere">
          {findingWords[reason](names)}
        </p>
      ))}
      {problem && <p className="phrase wrap-anywhere">{problem.detail ?? words.unknownPart}</p>}
    </BeforeLine>
  );
}

function PriceLine({ check }: { check: Check | undefined }) {
  const words = useTextPart(preflightText);
  const written = useWritten();
  if (check?.state !== "ok" || !check.evidence) return null;
  return <p className="phrase pl-6 text-ink-2">{foundWords(words.found, check.evidence, written)}</p>;
}
