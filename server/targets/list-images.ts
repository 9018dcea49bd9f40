import "server-only";
import type { Image } from "@/lib/domain/image";
import * as ecr from "@/server/aws/ecr";
import type { Context } from "@/server/context";
import { requireTarget } from "@/server/watch/reached-target";

export async function listImages(context: Context, { target }: { target: string }): Promise<{ images: Image[] }> {
  await requireTarget(context, target);
  return { images: await ecr.listImages(context.aws) };
}
