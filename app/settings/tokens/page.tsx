import type { Metadata } from "next";
import { requestTextPart } from "@/app/request-preferences";
import { TokenSettings } from "@/components/settings/token-settings";
import { settingsText } from "@/lib/text/parts/settings";
import { requireSession } from "@/server/auth";

export async function generateMetadata(): Promise<Metadata> {
  const settings = await requestTextPart(settingsText);
  return { title: settings.names.tokens };
}

export default async function TokenSettingsPage() {
  await requireSession();
  return <TokenSettings />;
}
