"use client";

import { useQuery } from "@tanstack/react-query";
import { ProdPlate } from "@/components/target/target-marks";
import { CopyButton } from "@/components/ui/copy-button";
import { useNow } from "@/components/ui/use-now";
import { promotionsQuery } from "@/lib/api/history-queries";
import type { Promotion } from "@/lib/domain/promotion";
import { shortDigest } from "@/lib/domain/short-digest";
import { age } from "@/lib/format";
import { historyText } from "@/lib/text/parts/history";
import { useTextPart } from "@/lib/text/text-part";
import { useText } from "@/lib/text/text-provider";

interface PromotionChoicesProps {
  target: string;
  serviceName: string;
  imageUri: string;
  onChoose: (imageUri: string) => void;
}

/** What runs in other targets under the same name; nothing where there is none. */
export function PromotionChoices({ target, serviceName, imageUri, onChoose }: PromotionChoicesProps) {
  const words = useTextPart(historyText).promotion;
  const { data } = useQuery(promotionsQuery({ target, serviceName, clusterName: "default" }));
  if (!data || data.promotions.length === 0) return null;
  return (
    <div role="radiogroup" aria-label={words.title} className="rounded-md border border-control">
      {data.promotions.map((promotion) => (
        <Choice
          key={promotion.target}
          promotion={promotion}
          isChosen={promotion.imageUri === imageUri}
          onChoose={() => onChoose(promotion.imageUri)}
        />
      ))}
    </div>
  );
}

interface ChoiceProps {
  promotion: Promotion;
  isChosen: boolean;
  onChoose: () => void;
}

function Choice({ promotion, isChosen, onChoose }: ChoiceProps) {
  const text = useText();
  const words = useTextPart(historyText).promotion;
  const now = useNow();
  const { alias, region, isProtected, digest, commit, since, pull, missingPolicy } = promotion;
  return (
    <div className="border-line not-first:border-t">
      <label className="flex min-h-9 cursor-pointer flex-wrap items-center gap-2 px-2.5 py-1.5 hover:bg-hover max-desk:min-h-13">
        <input
          type="radio"
          name="promotion"
          checked={isChosen}
          disabled={pull === "refused"}
          onChange={onChoose}
          className="size-3.5"
        />
        <span>{words.runsIn(alias, region)}</span>
        {isProtected && <ProdPlate />}
        <code title={digest}>{shortDigest(digest)}</code>
        {commit && <code className="text-ink-2">{commit.slice(0, 7)}</code>}
        {since && <span className="num text-ink-3">{age(since, now, text)}</span>}
      </label>
      {pull !== "allowed" && missingPolicy && (
        <p className="phrase px-2.5 pb-2 text-xs text-ink-2">
          {words[pull]}{" "}
          <CopyButton size="small" look="quiet" value={() => missingPolicy}>
            {words.copyPolicy}
          </CopyButton>
        </p>
      )}
    </div>
  );
}
