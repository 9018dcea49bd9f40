import type { Metadata } from "next";
import { requestTextPart } from "@/app/request-preferences";
import { DeployNew } from "@/components/deploy/deploy-new";
import { requireSession } from "@/server/auth";

export async function generateMetadata(): Promise<Metadata> {
  const deploy = await requestTextPart("deploy");
  return { title: deploy.title };
}

export default async function DeployPage() {
  await requireSession("/deploy");
  return <DeployNew />;
}
