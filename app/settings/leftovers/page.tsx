import type { Metadata } from "next";
import { requestTextPart } from "@/app/request-preferences";
import { Leftovers } from "@/components/teardown/leftovers";
import { teardownText } from "@/lib/text/parts/teardown";
import { requireSession } from "@/server/auth";

export async function generateMetadata(): Promise<Metadata> {
  const { leftovers } = await requestTextPart(teardownText);
  return { title: leftovers.title };
}

export default async function LeftoversPage() {
  await requireSession();
  return <Leftovers />;
}
