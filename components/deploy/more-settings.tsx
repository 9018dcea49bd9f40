import { lazy, Suspense, useState } from "react";
import { Fold } from "@/components/ui/fold";
import { Skeleton } from "@/components/ui/skeleton";
import { changedSettings } from "@/lib/domain/settings-summary";
import { deployFieldsText } from "@/lib/text/parts/deploy-fields";
import { useTextPart } from "@/lib/text/text-part";
import { useDraftForm } from "./draft-form";

const MoreFields = lazy(() => import("./more-fields").then((module) => ({ default: module.MoreFields })));

/** What most services leave as it is: folded, and in one line what differs from that. It opens where something in it is not right. */
export function MoreSettings() {
  const deploy = useTextPart(deployFieldsText);
  const { draft, wrongFields } = useDraftForm();
  const [isAsked, setAsked] = useState(false);
  const isOpen = isAsked || wrongFields.some((field) => inMore.test(field));
  const changed = changedSettings(draft).map(({ setting, value }) => deploy.changed[setting](value));
  return (
    <Fold
      title={deploy.moreSettings}
      summary={changed.join(" · ") || deploy.asUsual}
      isOpen={isOpen}
      onToggle={() => setAsked(!isOpen)}
      className="-mx-3.5 -mb-3.5"
    >
      <Suspense fallback={<Skeleton className="h-120" />}>
        <MoreFields />
      </Suspense>
    </Fold>
  );
}

const inMore = /^ship\.settings\.(secrets|taskRoleArn|network|scaling|command|logGroupName|tags)\b/;
