import type { Metadata } from "next";
import { requestTextPart } from "@/app/request-preferences";
import { SessionSettings } from "@/components/settings/session-settings";
import { settingsText } from "@/lib/text/parts/settings";
import { requireSession } from "@/server/auth";

export async function generateMetadata(): Promise<Metadata> {
  const settings = await requestTextPart(settingsText);
  return { title: settings.names.sessions };
}

export default async function SessionSettingsPage() {
  await requireSession();
  return <SessionSettings />;
}
