import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ServiceView } from "@/components/service-page/service-view";
import { EcsName } from "@/lib/domain/ecs-name";
import { Target } from "@/lib/domain/target";
import { requireSession } from "@/server/auth";

interface ServicePageProps {
  params: Promise<{ target: string; serviceName: string }>;
}

export async function generateMetadata({ params }: ServicePageProps): Promise<Metadata> {
  return { title: (await params).serviceName };
}

export default async function ServicePage({ params }: ServicePageProps) {
  const { target: encoded, serviceName } = await params;
  const target = decodeURIComponent(encoded);
  if (!Target.safeParse(target).success || !EcsName.safeParse(serviceName).success) notFound();
  await requireSession();
  return <ServiceView key={`${target}/${serviceName}`} target={target} serviceName={serviceName} />;
}
