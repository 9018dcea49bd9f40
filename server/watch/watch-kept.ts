import "server-only";
import { gbBytes, type KeptFacts } from "@/lib/domain/cost";
import { inMonth, type KeptIn, type KeptPart, keptParts, minutesOf, shareOut } from "@/lib/domain/kept";
import type { AwsClients } from "@/server/aws/clients";
import { describeLogGroups } from "@/server/aws/log-groups";
import { readLogIngestion } from "@/server/aws/log-ingestion";
import { readPaidBuilds } from "@/server/aws/paid-builds";
import { readImagesOf } from "@/server/aws/repositories";
import { listSpans } from "@/server/store/cost-spans";
import type { Store } from "@/server/store/open-store";
import { listKeptReads, saveKept } from "@/server/store/service-kept";
import { readInTurn } from "./reading";

interface Keeper {
  serviceArn: string;
  keptIn: KeptIn;
}

interface Look {
  store: Store;
  aws: AwsClients;
  target: string;
  keepers: readonly Keeper[];
  now: number;
}

const minuteMs = 60_000;
/** As often as the traffic: CloudWatch is paid for by the query. */
const pace = { everyMs: 360 * minuteMs, retryMs: 60 * minuteMs };
const buildsForMs = 30 * 1440 * minuteMs;
/** ECR is asked once for each; the others have their turn the next time. */
const mostRepositories = 500;

export const keptReadingOf = (part: KeptPart, target: string) => `${part} ${target}`;

const readers: Record<KeptPart, (look: Look) => Promise<Map<string, KeptFacts>>> = {
  logs: readLogs,
  images: readImages,
  builds: readBuilds,
};

/** Keeps what services keep fresh: logs, images and builds, each by itself. */
export async function keepKept(store: Store, aws: AwsClients, target: string): Promise<void> {
  const current = [...(await listSpans(store, target)).values()].flatMap((spans) => spans.at(-1) ?? []);
  const services = current.filter(({ until }) => !until);
  const keepers = services.flatMap(({ serviceArn, keptIn }) => (keptIn ? [{ serviceArn, keptIn }] : []));
  // Spans of an earlier version do not know where a service keeps things; the next look at the services tells.
  if (keepers.length < services.length) return;
  const here = keepers.map(({ serviceArn }) => serviceArn);
  for (const part of keptParts) {
    await readInTurn(store, keptReadingOf(part, target), pace, async () => {
      const figures = await readers[part]({ store, aws, target, keepers, now: Date.now() });
      await saveKept(store, { target, part, here }, figures);
    });
  }
}

async function readLogs({ aws, keepers, now }: Look): Promise<Map<string, KeptFacts>> {
  const users = keepers.map(({ serviceArn, keptIn }) => ({ serviceArn, uses: keptIn.logGroupNames }));
  const names = namesOf(users);
  const groups = await describeLogGroups(aws, names);
  const ingested = shareOut(users, await readLogIngestion(aws, names, new Date(now)));
  const stored = shareOut(users, new Map(groups.map(({ name, sizeBytes }) => [name, sizeBytes])));
  return figuresOf(keepers, (arn) => ({
    logStorageGb: (stored.get(arn) ?? 0) / gbBytes,
    logIngestGb: (ingested.get(arn) ?? 0) / gbBytes,
  }));
}

/** Those that were read longest ago, or never. */
async function readImages({ store, aws, target, keepers }: Look): Promise<Map<string, KeptFacts>> {
  const reads = await listKeptReads(store, target, "images");
  const readAt = ({ serviceArn }: Keeper) => reads.get(serviceArn)?.getTime() ?? 0;
  const sizes = new Map<string, number>();
  const read: Keeper[] = [];
  for (const keeper of keepers.toSorted((one, other) => readAt(one) - readAt(other))) {
    const unread = keeper.keptIn.repositories.filter((name) => !sizes.has(name));
    if (sizes.size + unread.length > mostRepositories) continue;
    for (const name of unread) sizes.set(name, (await readImagesOf(aws, name)).sizeBytes);
    read.push(keeper);
  }
  const bytes = shareOut(ofRepositories(keepers), sizes);
  return figuresOf(read, (arn) => ({ imageGb: (bytes.get(arn) ?? 0) / gbBytes }));
}

async function readBuilds({ aws, target, keepers, now }: Look): Promise<Map<string, KeptFacts>> {
  const users = ofRepositories(keepers);
  const names = namesOf(users);
  const wantedSince = now - buildsForMs;
  const { builds, since } =
    names.length > 0 ? await readPaidBuilds(aws, target, wantedSince) : { builds: [], since: wantedSince };
  const minutes = new Map(
    names.map((name) => {
      const own = builds.filter(({ repositories }) => repositories.includes(name));
      return [name, inMonth(minutesOf(own, now), since, now)];
    }),
  );
  const shares = shareOut(users, minutes);
  return figuresOf(keepers, (arn) => ({ buildMinutes: shares.get(arn) ?? 0 }));
}

const ofRepositories = (keepers: readonly Keeper[]) =>
  keepers.map(({ serviceArn, keptIn }) => ({ serviceArn, uses: keptIn.repositories }));

const namesOf = (users: readonly { uses: readonly string[] }[]) => [...new Set(users.flatMap(({ uses }) => uses))];

function figuresOf(keepers: readonly Keeper[], toFacts: (arn: string) => KeptFacts): Map<string, KeptFacts> {
  return new Map(keepers.map(({ serviceArn }) => [serviceArn, toFacts(serviceArn)]));
}
