import type { Metadata } from "next";
import { requestTextPart } from "@/app/request-preferences";
import { RoleSettings } from "@/components/settings/role-settings";
import { settingsText } from "@/lib/text/parts/settings";
import { requireSession } from "@/server/auth";

export async function generateMetadata(): Promise<Metadata> {
  const settings = await requestTextPart(settingsText);
  return { title: settings.names.roles };
}

export default async function RoleSettingsPage() {
  await requireSession();
  return <RoleSettings />;
}
