import type { Metadata } from "next";
import { requestTextPart } from "@/app/request-preferences";
import { ActivityView } from "@/components/activity/activity-view";
import { requireSession } from "@/server/auth";

export async function generateMetadata(): Promise<Metadata> {
  const { activity } = await requestTextPart("access");
  return { title: activity.title };
}

export default async function ActivityPage() {
  await requireSession("/activity");
  return <ActivityView />;
}
