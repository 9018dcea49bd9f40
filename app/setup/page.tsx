import type { Metadata } from "next";
import { requestAccessText } from "@/app/request-preferences";
import { Setup } from "@/components/target/setup";
import { requireSession } from "@/server/auth";

export async function generateMetadata(): Promise<Metadata> {
  const { setup } = await requestAccessText();
  return { title: setup.title };
}

export default async function SetupPage() {
  await requireSession("/setup");
  return <Setup />;
}
