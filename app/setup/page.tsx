import type { Metadata } from "next";
import { requestTextPart } from "@/app/request-preferences";
import { Setup } from "@/components/preflight/setup";
import { setupText } from "@/lib/text/parts/setup";
import { requireSession } from "@/server/auth";

export async function generateMetadata(): Promise<Metadata> {
  const setup = await requestTextPart(setupText);
  return { title: setup.title };
}

export default async function SetupPage() {
  await requireSession();
  return <Setup />;
}
