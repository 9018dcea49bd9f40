import type { Metadata } from "next";
import { RunView } from "@/components/run/run-view";
import { requestText } from "../../request-preferences";

export async function generateMetadata(): Promise<Metadata> {
  const { run } = await requestText();
  return { title: run.pageTitle };
}

export default async function Page({ params }: PageProps<"/runs/[runId]">) {
  const { runId } = await params;
  return <RunView key={runId} runId={runId} />;
}
