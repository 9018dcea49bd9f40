import type { Metadata } from "next";
import { requestTextPart } from "@/app/request-preferences";
import { TargetBuilds } from "@/components/build/target-builds";
import { buildText } from "@/lib/text/parts/build";
import { requireSession } from "@/server/auth";

export async function generateMetadata(): Promise<Metadata> {
  const { list } = await requestTextPart(buildText);
  return { title: list.title };
}

export default async function BuildsPage() {
  await requireSession();
  return <TargetBuilds />;
}
