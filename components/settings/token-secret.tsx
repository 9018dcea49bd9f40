"use client";

import { useEffect, useRef } from "react";
import { Mark } from "@/components/progress/mark";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import type { ApiToken } from "@/lib/domain/api-token";
import type { SettingsText } from "@/lib/text/en/settings";
import { settingsText } from "@/lib/text/parts/settings";
import { useTextPart } from "@/lib/text/text-part";

interface TokenSecretProps {
  created: { token: ApiToken; secret: string };
  onDone: () => void;
}

/** The only time that a token is shown. */
export function TokenSecret({ created: { token, secret }, onDone }: TokenSecretProps) {
  const settings = useTextPart(settingsText);
  const words = settings.tokens;
  const heading = useRef<HTMLHeadingElement>(null);
  const parts = partsOf(token, secret, words);

  useEffect(() => heading.current?.focus(), []);

  return (
    <section className="mb-3.5 grid gap-3 rounded-lg border border-succeeded-line bg-succeeded-tint p-3.5">
      <h2 ref={heading} tabIndex={-1} className="flex items-center gap-2 text-sm">
        <Mark state="succeeded" />
        <span>
          {token.name}: {words.shownOnce}
        </span>
      </h2>
      {parts.map(({ label, content, hint }) => (
        <div key={label} className="grid gap-1">
          <p className="text-xs text-ink-2">{label}</p>
          <div className="flex items-start gap-2 rounded-md border border-line-2 bg-surface py-1.5 pr-1.5 pl-2.5">
            <code className="min-w-0 flex-1 py-0.5 wrap-anywhere select-all">{content}</code>
            <CopyButton size="small" value={() => content} />
          </div>
          {hint && <p className="phrase text-xs text-ink-2">{hint}</p>}
        </div>
      ))}
      <Button onClick={onDone} className="justify-self-end">
        {words.done}
      </Button>
    </section>
  );
}

interface Part {
  label: string;
  content: string;
  hint?: string;
}

function partsOf({ kind, serviceName }: ApiToken, secret: string, words: SettingsText["tokens"]): Part[] {
  const { origin } = window.location;
  if (kind === "wall") return [{ label: words.wallAddress, content: `${origin}/wall#${secret}`, hint: words.wallHint }];
  if (kind === "api")
    return [
      { label: words.secret, content: secret },
      { label: words.use, content: `authorization: Bearer ${secret}` },
    ];
  const feed = `${origin}/api/v1/feeds/${secret}`;
  return [
    { label: words.badge, content: `${feed}/badge.svg`, hint: words.badgeHint },
    { label: words.badgeMarkdown, content: `![${serviceName}](${feed}/badge.svg)` },
    { label: words.feedStatus, content: `${feed}/status.json` },
    { label: words.feedAtom, content: `${feed}/feed.atom`, hint: words.feedSecretHint },
  ];
}
