import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { Mark } from "@/components/progress/mark";
import { Fact, Facts } from "@/components/session/facts";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { receiptAddress, receiptQuery } from "@/lib/api/teardown-queries";
import { cn } from "@/lib/cn";
import { type TeardownKind, teardownKinds } from "@/lib/domain/teardown-kinds";
import type { TeardownReceipt } from "@/lib/domain/teardown-receipt";
import { dateTime } from "@/lib/format";
import { teardownRunText } from "@/lib/text/parts/teardown-run";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";
import { Money } from "./money";
import { useRunReason } from "./run-reason";
import { leftoversPage } from "./scope-name";

/** What the page of leftovers lists. */
const listedKinds: ReadonlySet<string> = new Set<TeardownKind>([
  "cluster",
  "images",
  "load-balancer",
  "log-group",
  "repository",
  "role",
  "task-definitions",
]);

/** The proof: what AWS was asked for when it was over, and what it had. */
export function ReceiptCard({ runId }: { runId: string }) {
  const receipt = useQuery(receiptQuery(runId));
  if (receipt.data) return <Receipt receipt={receipt.data} />;
  if (!receipt.error) return <Card aria-busy="true" className="mb-3.5 h-64" />;
  return (
    <div className="mb-3.5">
      <ProblemNotice error={receipt.error} onRetry={receipt.refetch} />
    </div>
  );
}

function Receipt({ receipt }: { receipt: TeardownReceipt }) {
  const words = useTextPart(teardownRunText).receipt;
  const { runId, target, outcome, isStopped, gone, left, kept } = receipt;
  const isClean = outcome === "nothing-left" && !isStopped;

  return (
    <section
      aria-labelledby="receipt"
      className={cn(
        "mb-3.5 overflow-hidden rounded-lg border bg-surface",
        isClean ? "border-succeeded-line" : "border-degraded-line",
      )}
    >
      <header
        className={cn(
          "flex flex-wrap items-center gap-x-2.5 gap-y-2 border-b px-4 py-3",
          isClean ? "border-succeeded-line bg-succeeded-tint" : "border-degraded-line bg-degraded-tint",
        )}
      >
        <Mark state={isClean ? "succeeded" : "degraded"} />
        <div className="min-w-0 flex-[1_1_260px]">
          <h2 id="receipt" className="phrase text-lg leading-[22px]">
            {outcome === "nothing-left" ? words.nothingLeft : words.leftovers}
          </h2>
          <p className="phrase text-ink-2">{isStopped ? words.stoppedEarly : words.checkedBy}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          {left.some(({ kind }) => listedKinds.has(kind)) && (
            <Button asChild look="primary">
              <Link href={leftoversPage(target)}>{words.toLeftovers}</Link>
            </Button>
          )}
          <Button asChild>
            <a href={receiptAddress(runId, "md")} download>
              <Download size={14} aria-hidden="true" />
              {words.markdown}
            </a>
          </Button>
          <Button asChild>
            <a href={receiptAddress(runId, "json")} download>
              <Download size={14} aria-hidden="true" />
              {words.json}
            </a>
          </Button>
        </div>
      </header>
      <div className="grid gap-x-8 gap-y-4 px-4 py-3.5 desk:grid-cols-[minmax(0,1fr)_300px]">
        <div className="grid min-w-0 content-start gap-4">
          {left.length > 0 && <Lines title={words.left} state="degraded" lines={left} />}
          <Lines title={words.gone} state="succeeded" lines={gone} />
          {kept.length > 0 && <Lines title={words.kept} state="cancelled" lines={kept} />}
        </div>
        <ReceiptFacts receipt={receipt} />
      </div>
    </section>
  );
}

function ReceiptFacts({ receipt }: { receipt: TeardownReceipt }) {
  const { locale } = useLanguage();
  const words = useTextPart(teardownRunText).receipt;
  const { monthlyCost, startedBy, approvedBy, reason, sweptAt } = receipt;
  return (
    <Facts>
      <Fact label={words.costStops}>
        <span className="num text-ink">
          ≈ <Money usd={monthlyCost.stopped} />
        </span>{" "}
        <span className="text-ink-3">{words.perMonth}</span>
      </Fact>
      <Fact label={words.costRemains}>
        <span className="num">
          ≈ <Money usd={monthlyCost.remains} />
        </span>{" "}
        <span className="text-ink-3">{words.perMonth}</span>
      </Fact>
      <Fact label={words.by}>{startedBy}</Fact>
      {approvedBy && <Fact label={words.approvedBy}>{approvedBy}</Fact>}
      {reason && <Fact label={words.reason}>{reason}</Fact>}
      <Fact label={words.swept}>
        <time dateTime={sweptAt}>{dateTime(sweptAt, locale)}</time>
      </Fact>
    </Facts>
  );
}

interface LinesProps {
  title: string;
  state: "succeeded" | "degraded" | "cancelled";
  lines: readonly { key: string; kind: string; name: string; why?: { rule: string; message: string } }[];
}

function Lines({ title, state, lines }: LinesProps) {
  const words = useTextPart(teardownRunText);
  const say = useRunReason();
  return (
    <div>
      <h3 className="mb-1 text-sm">
        {title} <span className="num ml-1 font-normal text-ink-3">{lines.length}</span>
      </h3>
      {lines.length === 0 && <p className="text-ink-3">{words.receipt.none}</p>}
      <ul className="grid gap-0.5">
        {lines.map(({ key, kind, name, why }) => (
          <li
            key={key}
            className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2.5 desk:grid-cols-[16px_156px_minmax(0,1fr)]"
          >
            <Mark state={state} className="mt-0.5 size-4" />
            <span className="font-medium">{kindWords(kind, words.kinds)}</span>
            <Named className="max-desk:col-start-2">
              <code className="text-ink">{name}</code> {why && say(why)}
            </Named>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Named({ className, children }: { className: string; children: ReactNode }) {
  return <span className={cn("min-w-0 text-ink-2 wrap-anywhere", className)}>{children}</span>;
}

function kindWords(kind: string, words: Record<TeardownKind, string>): string {
  const known = teardownKinds.find((each) => each === kind);
  return known ? words[known] : kind;
}
