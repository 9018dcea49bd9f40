import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requestTextPart } from "@/app/request-preferences";
import { RollbackPage } from "@/components/history/rollback-page";
import { EcsName } from "@/lib/domain/ecs-name";
import { Target } from "@/lib/domain/target";
import { historyText } from "@/lib/text/parts/history";
import { requireSession } from "@/server/auth";

interface RollbackRouteProps {
  params: Promise<{ target: string; serviceName: string }>;
}

export async function generateMetadata({ params }: RollbackRouteProps): Promise<Metadata> {
  const { rollback } = await requestTextPart(historyText);
  return { title: rollback.titleOf((await params).serviceName) };
}

export default async function RollbackRoute({ params }: RollbackRouteProps) {
  const { target: encoded, serviceName } = await params;
  const target = decodeURIComponent(encoded);
  if (!Target.safeParse(target).success || !EcsName.safeParse(serviceName).success) notFound();
  await requireSession();
  return <RollbackPage key={`${target}/${serviceName}`} target={target} serviceName={serviceName} />;
}
