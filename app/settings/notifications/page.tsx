import type { Metadata } from "next";
import { requestTextPart } from "@/app/request-preferences";
import { ChannelSettings } from "@/components/notifications/channel-settings";
import { settingsText } from "@/lib/text/parts/settings";
import { requireSession } from "@/server/auth";

export async function generateMetadata(): Promise<Metadata> {
  const settings = await requestTextPart(settingsText);
  return { title: settings.names.notifications };
}

export default async function NotificationSettingsPage() {
  await requireSession();
  return <ChannelSettings />;
}
