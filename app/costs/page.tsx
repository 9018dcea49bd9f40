import type { Metadata } from "next";
import { requestTextPart } from "@/app/request-preferences";
import { CostsView } from "@/components/cost/costs-view";
import { costsText } from "@/lib/text/parts/costs";
import { requireSession } from "@/server/auth";

export async function generateMetadata(): Promise<Metadata> {
  const { title } = await requestTextPart(costsText);
  return { title };
}

export default async function CostsPage() {
  await requireSession();
  return <CostsView />;
}
