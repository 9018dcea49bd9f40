import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requestTextPart } from "@/app/request-preferences";
import { DeployAgain } from "@/components/deploy/deploy-again";
import { EcsName } from "@/lib/domain/ecs-name";
import { Target } from "@/lib/domain/target";
import { deployText } from "@/lib/text/parts/deploy";
import { requireSession } from "@/server/auth";

interface DeployAgainPageProps {
  params: Promise<{ target: string; serviceName: string }>;
  /** Where it is not the cluster that ECS makes by itself. */
  searchParams: Promise<{ cluster?: string }>;
}

export async function generateMetadata({ params }: DeployAgainPageProps): Promise<Metadata> {
  const { serviceName } = await params;
  const deploy = await requestTextPart(deployText);
  return { title: deploy.titleOf(serviceName) };
}

export default async function DeployAgainPage({ params, searchParams }: DeployAgainPageProps) {
  const { target: encoded, serviceName } = await params;
  const target = decodeURIComponent(encoded);
  const { cluster: clusterName = "default" } = await searchParams;
  const areNames = [serviceName, clusterName].every((name) => EcsName.safeParse(name).success);
  if (!Target.safeParse(target).success || !areNames) notFound();
  await requireSession();
  return (
    <DeployAgain key={`${target}/${serviceName}`} target={target} serviceName={serviceName} clusterName={clusterName} />
  );
}
