"use client";

import { useQuery } from "@tanstack/react-query";
import { ProblemNotice } from "@/components/problem/problem-notice";
import { TargetName } from "@/components/target/target-marks";
import { Skeleton } from "@/components/ui/skeleton";
import { identityQuery } from "@/lib/api/access-queries";
import type { ListedTarget } from "@/lib/domain/target";
import { dateTime } from "@/lib/format";
import { whoAmIText } from "@/lib/text/parts/who-am-i";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";
import { Fact, Facts } from "./facts";
import { TerminalAccess } from "./terminal-access";

export function AwsIdentity({ target }: { target: ListedTarget }) {
  const { locale } = useLanguage();
  const words = useTextPart(whoAmIText);
  const { data, error, refetch } = useQuery(identityQuery(target.target));

  return (
    <>
      <section aria-label={words.inAws(target.alias)} className="grid gap-2 border-t border-line pt-3.5">
        <h3 className="flex min-w-0 items-center gap-2">
          <TargetName target={target} />
        </h3>
        {!data && !error && <Skeleton className="h-20" />}
        {data && (
          <Facts>
            <Fact label={words.account}>
              <span className="num">{data.identity.account}</span>
            </Fact>
            {data.identity.alias && <Fact label={words.alias}>{data.identity.alias}</Fact>}
            {data.identity.roleName && <Fact label={words.awsRole}>{data.identity.roleName}</Fact>}
            <Fact label={words.arn}>
              <code>{data.identity.callerArn}</code>
            </Fact>
            {data.identity.until && <Fact label={words.awsUntil}>{dateTime(data.identity.until, locale)}</Fact>}
          </Facts>
        )}
        {error && (
          <>
            <p className="text-ink-2">{words.unknown}</p>
            <ProblemNotice error={error} onRetry={refetch} />
          </>
        )}
      </section>
      {data && (
        <section className="grid gap-2.5 border-t border-line pt-3.5">
          <h3 className="text-base">{words.terminal.title}</h3>
          {data.terminal ? (
            <TerminalAccess access={data.terminal} />
          ) : (
            <p className="phrase text-ink-2">{words.terminal.onlyIdentityCenter}</p>
          )}
        </section>
      )}
    </>
  );
}
