import type { Metadata } from "next";
import { requestText } from "@/app/request-preferences";
import { DeployNewLoader } from "@/components/deploy/deploy-loader";
import { requireSession } from "@/server/auth";

export async function generateMetadata(): Promise<Metadata> {
  const { deploy } = await requestText();
  return { title: deploy.title };
}

export default async function DeployPage() {
  await requireSession("/deploy");
  return <DeployNewLoader />;
}
