import "server-only";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { AppRouterContext, type AppRouterInstance } from "next/dist/shared/lib/app-router-context.shared-runtime";
import type { ReactNode } from "react";
import { prerender } from "react-dom/static";
import { GET as readSession } from "@/app/api/v1/session/route";
import { GET as listTargets } from "@/app/api/v1/targets/route";
import { FailureCard } from "@/components/run/failure-card";
import { FailedItem } from "@/components/teardown/failed-item";
import { sessionQuery, targetsQuery } from "@/lib/api/queries";
import type { Run } from "@/lib/domain/run";
import type { Locale } from "@/lib/text/locale";
import { TextProvider } from "@/lib/text/text-provider";
import { get } from "@/server/testing";

/** What the page of a run says of its failure, to a person who reads it in this language; with the labels of its buttons. */
export async function failurePage(run: Run, locale: Locale): Promise<{ text: string; buttons: string[] }> {
  const client = new QueryClient();
  client.setQueryData(sessionQuery().queryKey, await (await get(readSession)).json());
  client.setQueryData(targetsQuery().queryKey, await (await get(listTargets)).json());
  const { prelude } = await prerender(
    <AppRouterContext value={nowhere}>
      <QueryClientProvider client={client}>
        <TextProvider initialLocale={locale}>{failureOf(run)}</TextProvider>
      </QueryClientProvider>
    </AppRouterContext>,
  );
  const html = await new Response(prelude).text();
  const buttons = [...html.matchAll(/<(button|a)\b[^>]*>(.*?)<\/\1>/gs)].map(([, , inside = ""]) => textOf(inside));
  return { text: textOf(html), buttons };
}

function failureOf(run: Run): ReactNode {
  const failed = run.steps.find(({ progress }) => progress === "failed");
  if (run.kind === "deploy") return failed?.progress === "failed" && <FailureCard run={run} step={failed} />;
  const items = run.steps.flatMap(({ detail }) => detail.items ?? []);
  return items.map(
    (item) => item.progress === "failed" && <FailedItem key={item.key} run={run} item={item} isFirst={false} />,
  );
}

/** A page that is only read goes nowhere. */
const nowhere: AppRouterInstance = {
  back: () => {},
  forward: () => {},
  refresh: () => {},
  push: () => {},
  replace: () => {},
  prefetch: () => {},
  bfcacheId: "",
};

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'" };

function textOf(html: string): string {
  return html
    .replace(/<!--.*?-->|<[^>]*>/gs, "")
    .replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => named[name] ?? "");
}
