import type { Metadata } from "next";
import { requestAccessText } from "@/app/request-preferences";
import { ActivityView } from "@/components/activity/activity-view";
import { requireSession } from "@/server/auth";

export async function generateMetadata(): Promise<Metadata> {
  const { activity } = await requestAccessText();
  return { title: activity.title };
}

export default async function ActivityPage() {
  await requireSession("/activity");
  return <ActivityView />;
}
