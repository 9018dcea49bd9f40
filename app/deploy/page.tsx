import type { Metadata } from "next";
import { requestText } from "@/app/request-preferences";
import { DeployNew } from "@/components/deploy/deploy-new";
import { requireSession } from "@/server/auth";

export async function generateMetadata(): Promise<Metadata> {
  const { deploy } = await requestText();
  return { title: deploy.title };
}

export default async function DeployPage() {
  await requireSession("/deploy");
  return <DeployNew />;
}
