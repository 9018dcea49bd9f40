import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requestTextPart } from "@/app/request-preferences";
import { DeployAgain } from "@/components/deploy/deploy-again";
import { ServiceName } from "@/lib/domain/service";
import { Target } from "@/lib/domain/target";
import { requireSession } from "@/server/auth";

interface DeployAgainPageProps {
  params: Promise<{ target: string; serviceName: string }>;
}

export async function generateMetadata({ params }: DeployAgainPageProps): Promise<Metadata> {
  const { serviceName } = await params;
  const deploy = await requestTextPart("deploy");
  return { title: deploy.titleOf(serviceName) };
}

export default async function DeployAgainPage({ params }: DeployAgainPageProps) {
  const { target: encoded, serviceName } = await params;
  const target = decodeURIComponent(encoded);
  if (!Target.safeParse(target).success || !ServiceName.safeParse(serviceName).success) notFound();
  await requireSession(`/${target}/${serviceName}/deploy`);
  return <DeployAgain key={`${target}/${serviceName}`} target={target} serviceName={serviceName} />;
}
