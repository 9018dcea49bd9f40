import type { Metadata } from "next";
import { requestTextPart } from "@/app/request-preferences";
import { RunView } from "@/components/run/run-view";
import { runText } from "@/lib/text/parts/run";
import { requireSession } from "@/server/auth";

export async function generateMetadata(): Promise<Metadata> {
  const { run } = await requestTextPart(runText);
  return { title: run.pageTitle };
}

export default async function RunPage({ params }: { params: Promise<{ runId: string }> }) {
  const { runId } = await params;
  await requireSession();
  return <RunView key={runId} runId={runId} />;
}
