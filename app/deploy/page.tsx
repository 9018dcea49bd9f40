import type { Metadata } from "next";
import { requestTextPart } from "@/app/request-preferences";
import { DeployNew } from "@/components/deploy/deploy-new";
import { deployText } from "@/lib/text/parts/deploy";
import { requireSession } from "@/server/auth";

export async function generateMetadata(): Promise<Metadata> {
  const deploy = await requestTextPart(deployText);
  return { title: deploy.title };
}

export default async function DeployPage() {
  await requireSession();
  return <DeployNew />;
}
