import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requestTextPart } from "@/app/request-preferences";
import { ScopeTeardown } from "@/components/teardown/scope-teardown";
import { scopeOf, TeardownScopeText } from "@/lib/domain/teardown-scope";
import { teardownText } from "@/lib/text/parts/teardown";
import { requireSession } from "@/server/auth";

interface TeardownPageProps {
  /** A stack by its name, or any scope as text; neither: all of the target. */
  searchParams: Promise<{ target?: string; stack?: string; scope?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await requestTextPart(teardownText);
  return { title: name };
}

export default async function TeardownPage({ searchParams }: TeardownPageProps) {
  const { stack, scope } = await searchParams;
  const text = TeardownScopeText.safeParse(scope ?? (stack ? `stack:${stack}` : "target"));
  if (!text.success) notFound();
  await requireSession();
  return <ScopeTeardown key={text.data} scope={scopeOf(text.data)} />;
}
