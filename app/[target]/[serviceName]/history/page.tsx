import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requestTextPart } from "@/app/request-preferences";
import { HistoryView } from "@/components/history/history-view";
import { EcsName } from "@/lib/domain/ecs-name";
import { Target } from "@/lib/domain/target";
import { historyText } from "@/lib/text/parts/history";
import { requireSession } from "@/server/auth";

interface HistoryPageProps {
  params: Promise<{ target: string; serviceName: string }>;
}

export async function generateMetadata({ params }: HistoryPageProps): Promise<Metadata> {
  const { titleOf } = await requestTextPart(historyText);
  return { title: titleOf((await params).serviceName) };
}

export default async function HistoryPage({ params }: HistoryPageProps) {
  const { target: encoded, serviceName } = await params;
  const target = decodeURIComponent(encoded);
  if (!Target.safeParse(target).success || !EcsName.safeParse(serviceName).success) notFound();
  await requireSession();
  return <HistoryView key={`${target}/${serviceName}`} target={target} serviceName={serviceName} />;
}
