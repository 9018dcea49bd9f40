"use client";

import type { TeamService } from "@/lib/domain/team-status";
import { teamText } from "@/lib/text/parts/team";
import { useTextPart } from "@/lib/text/text-part";

/** What somebody has written at a service for all to see. */
export function NoticeText({ text, link }: Pick<NonNullable<TeamService["notice"]>, "text" | "link">) {
  const { chips } = useTextPart(teamText);
  return (
    <div className="grid max-w-80 gap-1.5 px-2.5 py-2 whitespace-normal">
      <p className="phrase wrap-anywhere">{text}</p>
      {link && (
        <a href={link} target="_blank" rel="noreferrer" className="link">
          {chips.noticeMore}
        </a>
      )}
    </div>
  );
}
