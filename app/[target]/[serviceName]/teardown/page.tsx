import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requestTextPart } from "@/app/request-preferences";
import { ServiceTeardown } from "@/components/teardown/service-teardown";
import { Target } from "@/lib/domain/target";
import { TeardownScope } from "@/lib/domain/teardown-scope";
import { teardownText } from "@/lib/text/parts/teardown";
import { requireSession } from "@/server/auth";

interface ServiceTeardownPageProps {
  params: Promise<{ target: string; serviceName: string }>;
  /** Where it is not the cluster in which the service is seen. */
  searchParams: Promise<{ cluster?: string }>;
}

export async function generateMetadata({ params }: ServiceTeardownPageProps): Promise<Metadata> {
  const { serviceName } = await params;
  const { titleOf } = await requestTextPart(teardownText);
  return { title: titleOf(serviceName) };
}

export default async function ServiceTeardownPage({ params, searchParams }: ServiceTeardownPageProps) {
  const { target: encoded, serviceName } = await params;
  const { cluster } = await searchParams;
  const target = decodeURIComponent(encoded);
  const scope = { kind: "service", serviceName, clusterName: cluster ?? "default" };
  if (!Target.safeParse(target).success || !TeardownScope.safeParse(scope).success) notFound();
  await requireSession();
  return <ServiceTeardown key={`${target}/${serviceName}`} serviceName={serviceName} clusterName={cluster} />;
}
