import type { Metadata } from "next";
import { requestTextPart } from "@/app/request-preferences";
import { ActivityView } from "@/components/activity/activity-view";
import { activityText } from "@/lib/text/parts/activity";
import { requireSession } from "@/server/auth";

export async function generateMetadata(): Promise<Metadata> {
  const activity = await requestTextPart(activityText);
  return { title: activity.title };
}

export default async function ActivityPage() {
  await requireSession();
  return <ActivityView />;
}
