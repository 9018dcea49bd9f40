import "server-only";
import type { Image } from "@/lib/domain/image";
import * as ecr from "@/server/aws/ecr";
import type { Context } from "@/server/context";

export async function listImages(context: Context, { target }: { target: string }): Promise<{ images: Image[] }> {
  return { images: await ecr.listImages(await context.awsOf(target)) };
}
