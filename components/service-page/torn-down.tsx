import Link from "next/link";
import { useNow } from "@/components/ui/use-now";
import type { RunSummary } from "@/lib/domain/run";
import { ago } from "@/lib/format";
import { servicePageText } from "@/lib/text/parts/service-page";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

/** Who has torn the service down, and when; nothing where it was something else that took it away. */
export function TornDown({ run: { id, kind, progress, startedBy, endedAt } }: { run: RunSummary }) {
  const text = useText();
  const words = useTextPart(servicePageText);
  const now = useNow();
  if (kind !== "teardown" || progress !== "succeeded" || !endedAt) return null;
  return (
    <>
      {words.tornDown(startedBy, ago(endedAt, now, text))}{" "}
      <Link href={`/runs/${id}`} className="link">
        {words.seeReceipt}
      </Link>
    </>
  );
}
