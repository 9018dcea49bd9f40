import "server-only";
import { imagePlace, splitImageUri } from "@/lib/domain/image";
import type { Promotion } from "@/lib/domain/promotion";
import { pullPolicy } from "@/lib/domain/repository-policy";
import { rowKey } from "@/lib/domain/row-key";
import { splitTarget } from "@/lib/domain/split-target";
import type { TargetSettings } from "@/lib/domain/target";
import { listVisibleTargets, readKnownTarget } from "@/server/access/known-targets";
import type { Context } from "@/server/context";
import { findWatchedService } from "@/server/store/watched-services";
import { findPullRight } from "./pull-right";

interface Asked {
  target: string;
  serviceName: string;
  clusterName: string;
}

/** What runs in other targets under the same name, and whether it can be pulled here. */
export async function listPromotions(context: Context, asked: Asked): Promise<{ promotions: Promotion[] }> {
  await readKnownTarget(context.store, asked.target);
  const others = (await listVisibleTargets(context)).filter(({ target }) => target !== asked.target);
  const found = await Promise.all(others.map((other) => findPromotion(context, asked, other)));
  return { promotions: found.filter((promotion) => promotion !== undefined) };
}

async function findPromotion(
  context: Context,
  { target: here, ...service }: Asked,
  { target, alias, isProtected }: TargetSettings,
): Promise<Promotion | undefined> {
  const { revision } = (await findWatchedService(context.store, target, rowKey(service)))?.seen ?? {};
  const { repositoryUri, digest: named } = splitImageUri(revision?.image ?? "");
  const digest = revision?.imageDigest ?? named;
  if (!repositoryUri || !digest) return undefined;
  const imageUri = `${repositoryUri}@${digest}`;
  const { account } = splitTarget(here);
  const isHere = imagePlace(imageUri).target === here;
  const pull = isHere ? "allowed" : await findPullRight(context, here, imageUri);
  return {
    ...{ target, alias, isProtected, imageUri, digest, pull, region: splitTarget(target).region },
    ...(revision?.commit && { commit: revision.commit }),
    ...(revision?.createdAt && { since: revision.createdAt }),
    ...(pull !== "allowed" && { missingPolicy: pullPolicy(account) }),
  };
}
