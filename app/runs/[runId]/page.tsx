import type { Metadata } from "next";
import { requestText } from "@/app/request-preferences";
import { RunView } from "@/components/run/run-view";
import { requireSession } from "@/server/auth";

export async function generateMetadata(): Promise<Metadata> {
  const { run } = await requestText();
  return { title: run.pageTitle };
}

export default async function RunPage({ params }: { params: Promise<{ runId: string }> }) {
  const { runId } = await params;
  await requireSession(`/runs/${runId}`);
  return <RunView key={runId} runId={runId} />;
}
