"use client";

import Link from "next/link";
import { Fact, Facts } from "@/components/session/facts";
import type { ActivityRecord } from "@/lib/domain/activity";
import { dateTime } from "@/lib/format";
import { activityText } from "@/lib/text/parts/activity";
import { settingsText } from "@/lib/text/parts/settings";
import { useTextPart } from "@/lib/text/text-part";
import { useLanguage } from "@/lib/text/text-provider";

/** All that was written down of an act. */
export function ActivityDetail({ id, record }: { id: string; record: ActivityRecord }) {
  const { locale } = useLanguage();
  const activity = useTextPart(activityText);
  const settings = useTextPart(settingsText);
  const words = activity.detail;
  const { at, door, address, role, target, reason, subject, runId, awsRequestIds, detail, of, hash } = record;

  return (
    <div id={id} className="border-t border-line bg-canvas px-3.5 py-3 text-xs">
      <Facts>
        <Fact label={activity.columns.at}>
          <time dateTime={at}>{dateTime(at, locale)}</time> <span className="num text-ink-3">{at}</span>
        </Fact>
        <Fact label={words.door}>{activity.doors[door]}</Fact>
        {address && (
          <Fact label={words.address}>
            <code>{address}</code>
          </Fact>
        )}
        {role && <Fact label={words.role}>{settings.roles.names[role]}</Fact>}
        {target && (
          <Fact label={activity.target}>
            <code>{target}</code>
          </Fact>
        )}
        {subject && (
          <Fact label={words.subject}>
            <code>{subject}</code>
          </Fact>
        )}
        {reason && <Fact label={words.reason}>{reason}</Fact>}
        {runId && (
          <Fact label={words.run}>
            <Link href={`/runs/${runId}`} className="link">
              <code>{runId}</code>
            </Link>
          </Fact>
        )}
        {Object.entries(detail).map(([name, value]) => (
          <Fact key={name} label={name}>
            <code>{value}</code>
          </Fact>
        ))}
        {awsRequestIds.length > 0 && (
          <Fact label={words.requests}>
            <code>{awsRequestIds.join(" ")}</code>
          </Fact>
        )}
        {of !== undefined && <Fact label={words.of}>{words.record(of)}</Fact>}
        <Fact label={words.hash}>
          <code>{hash}</code>
        </Fact>
      </Facts>
    </div>
  );
}
