import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requestTextPart } from "@/app/request-preferences";
import { BuildView } from "@/components/build/build-view";
import { BuildId } from "@/lib/domain/seen-build";
import { Target } from "@/lib/domain/target";
import { buildText } from "@/lib/text/parts/build";
import { requireSession } from "@/server/auth";

interface BuildPageProps {
  params: Promise<{ buildId: string }>;
  searchParams: Promise<{ target?: string | string[] }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const { pageTitle } = await requestTextPart(buildText);
  return { title: pageTitle };
}

export default async function BuildPage({ params, searchParams }: BuildPageProps) {
  const buildId = decodeURIComponent((await params).buildId);
  const { data: target } = Target.safeParse((await searchParams).target);
  if (!target || !BuildId.safeParse(buildId).success) notFound();
  await requireSession();
  return <BuildView key={`${target}/${buildId}`} target={target} buildId={buildId} />;
}
