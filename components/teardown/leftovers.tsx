"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { SlowNotice } from "@/components/problem/slow-notice";
import { SettingsHead } from "@/components/settings/settings-head";
import { TargetGate } from "@/components/target/target-gate";
import { TargetName } from "@/components/target/target-marks";
import { Button } from "@/components/ui/button";
import { Card, CardHeader, CardTitle } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import { leftoversQuery } from "@/lib/api/teardown-queries";
import type { ListedTarget } from "@/lib/domain/target";
import type { LeftoverList } from "@/lib/domain/teardown-plan";
import { count } from "@/lib/format";
import { teardownText } from "@/lib/text/parts/teardown";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";
import { LeftoverRow } from "./leftover-row";
import { NotLooked } from "./plan-notices";
import { Count, planRow } from "./plan-row";
import { teardownPage } from "./scope-name";

/** What outlived earlier deletions, by whomever, in one target. */
export function Leftovers() {
  const words = useTextPart(teardownText).leftovers;
  return (
    <>
      <SettingsHead title={words.title} about={words.about} />
      <TargetGate pending={<Looking />}>{(target) => <InTarget key={target.target} target={target} />}</TargetGate>
    </>
  );
}

function InTarget({ target }: { target: ListedTarget }) {
  const { locale, text } = useLanguage();
  const words = useTextPart(teardownText);
  const list = useQuery(leftoversQuery(target.target));
  const look = () => void list.refetch();

  return (
    <div className="grid gap-3.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span className="flex min-w-0 items-center gap-2">
          <TargetName target={target} />
        </span>
        <p className="min-w-0 flex-1 text-ink-2">
          {list.data &&
            words.lookedAt(
              count(list.data.lookedAt, locale),
              text.time.seconds(Math.round(list.data.tookMs / 100) / 10),
            )}
        </p>
        <Button size="small" disabled={list.isFetching} onClick={look}>
          {text.common.refresh}
        </Button>
      </div>
      {list.data && list.data.problems.length > 0 && <NotLooked problems={list.data.problems} onLook={look} />}
      {list.error && <ProblemNotice error={list.error} onRetry={look} />}
      {list.data && <Found key={list.dataUpdatedAt} target={target} list={list.data} />}
      {list.isPending && <Looking />}
    </div>
  );
}

function Found({ target, list: { items, problems } }: { target: ListedTarget; list: LeftoverList }) {
  const words = useTextPart(teardownText);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const toggle = (key: string) => {
    const next = new Set(ticked);
    if (!next.delete(key)) next.add(key);
    setTicked(next);
  };
  const keys = [...ticked];

  if (items.length === 0) {
    return (
      <Card className="grid justify-items-start gap-2 px-4 py-4.5">
        <h2 className="text-sm">{words.leftovers.none}</h2>
        <p className="phrase text-ink-2">
          {problems.length > 0 ? words.leftovers.noneSeen : words.leftovers.noneAbout}
        </p>
        <Button asChild className="mt-1">
          <Link href="/">{words.none.back}</Link>
        </Button>
      </Card>
    );
  }
  return (
    <Card aria-label={words.leftovers.title}>
      <CardHeader>
        <CardTitle>{words.leftovers.title}</CardTitle>
        <Count>{items.length}</Count>
        <span className="ml-auto text-ink-3">{words.perMonth}</span>
      </CardHeader>
      <ul>
        {items.map((item) => (
          <LeftoverRow key={item.key} item={item} isTicked={ticked.has(item.key)} onTick={() => toggle(item.key)} />
        ))}
      </ul>
      <div className="flex flex-wrap items-center justify-end gap-3 border-t border-line px-3.5 py-3">
        <p className="phrase min-w-0 flex-[1_1_240px] text-ink-2">{words.leftovers.next}</p>
        {keys.length > 0 ? (
          <Button asChild look="primary">
            <Link href={teardownPage(target.target, { kind: "leftovers", keys })}>
              {words.leftovers.plan(keys.length)}
            </Link>
          </Button>
        ) : (
          <Button disabled>{words.leftovers.tickFirst}</Button>
        )}
      </div>
    </Card>
  );
}

function Looking() {
  const words = useTextPart(teardownText);
  return (
    <Card aria-busy="true">
      <div className="h-10" />
      <ul>
        {["w-1/2", "w-2/3", "w-3/5"].map((width) => (
          <li key={width} className={planRow}>
            <Skeleton className="size-4" />
            <Skeleton className="w-28" />
            <Skeleton className={`${width} max-desk:hidden`} />
            <Skeleton className="w-10" />
          </li>
        ))}
      </ul>
      <SlowNotice operation={words.lookingAt} />
    </Card>
  );
}
