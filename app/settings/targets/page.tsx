import type { Metadata } from "next";
import { requestTextPart } from "@/app/request-preferences";
import { TargetSettings } from "@/components/settings/target-settings";
import { settingsText } from "@/lib/text/parts/settings";
import { requireSession } from "@/server/auth";

export async function generateMetadata(): Promise<Metadata> {
  const settings = await requestTextPart(settingsText);
  return { title: settings.names.targets };
}

export default async function TargetSettingsPage() {
  await requireSession();
  return <TargetSettings />;
}
