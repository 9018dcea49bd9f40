import type { Metadata } from "next";
import { requestAccessText } from "@/app/request-preferences";
import { TargetSettings } from "@/components/settings/target-settings";
import { requireSession } from "@/server/auth";

export async function generateMetadata(): Promise<Metadata> {
  const { settings } = await requestAccessText();
  return { title: settings.names.targets };
}

export default async function TargetSettingsPage() {
  await requireSession("/settings/targets");
  return <TargetSettings />;
}
