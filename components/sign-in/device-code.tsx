"use client";

import { ExternalLink } from "lucide-react";
import { StatusWord } from "@/components/progress/status-word";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { useNow } from "@/components/ui/use-now";
import type { DeviceSignIn } from "@/lib/domain/sign-in";
import { duration } from "@/lib/format";
import { signInText } from "@/lib/text/parts/sign-in";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";
import { Point } from "./point";

type Waiting = Extract<DeviceSignIn, { state: "waiting" }>;

/** The code, the page that asks for it, and how long it is good for. */
export function DeviceCode({ code, onNewCode }: { code: Waiting; onNewCode: () => void }) {
  const { common } = useText();
  const words = useTextPart(signInText).device;
  const { userCode, verificationUri, verificationUriComplete } = code;

  return (
    <ol className="grid gap-3.5">
      <Point number={1} title={words.checkCode}>
        <div className="flex items-center gap-3 rounded-lg border border-control bg-canvas py-3.5 pr-3.5 pl-5">
          <UserCode code={userCode} />
          <CopyButton value={() => userCode} />
        </div>
      </Point>
      <Point number={2} title={words.open}>
        <Button asChild look="primary" size="large" className="mt-1 w-full">
          <a href={verificationUriComplete} target="_blank" rel="noopener noreferrer">
            {words.openButton}
            <ExternalLink size={16} aria-hidden="true" />
            <span className="sr-only"> ({common.opensElsewhere})</span>
          </a>
        </Button>
        <p className="phrase mt-1.5 text-xs text-ink-3">
          {words.goesTo} <code>{new URL(verificationUri).host}</code>
          {words.passwordStays}
        </p>
      </Point>
      <Point number={3} title={words.goesOn}>
        <div className="flex flex-wrap items-center gap-x-3.5 gap-y-1">
          <span role="status">
            <StatusWord state="running" word={words.waiting} />
          </span>
          <TimeLeft until={code.expiresAt} />
          <button type="button" onClick={onNewCode} className="link min-h-6 max-desk:min-h-11">
            {words.newCode}
          </button>
        </div>
        {code.slowedDown && <p className="phrase text-xs text-ink-3">{words.slowedDown}</p>}
      </Point>
    </ol>
  );
}

function UserCode({ code }: { code: string }) {
  return (
    // A screen reader says the letters, not a word that they would make.
    <b
      role="img"
      aria-label={code.split("").join(" ")}
      className="min-w-0 flex-1 font-mono text-4xl leading-13 font-medium tracking-[0.02em] whitespace-nowrap select-all max-desk:text-[26px] max-desk:leading-11"
    >
      {code.split("-").map((part, index) => (
        <span key={part + String(index)}>
          {index > 0 && <span className="text-ink-3">-</span>}
          {part}
        </span>
      ))}
    </b>
  );
}

function TimeLeft({ until }: { until: string }) {
  const words = useTextPart(signInText).device;
  const now = useNow();
  return (
    <span className="text-ink-3">
      {words.goodFor} <span className="num">{now > 0 ? duration(Date.parse(until) - now) : "–"}</span>
    </span>
  );
}
