import { createContext, type ReactElement, use } from "react";
import type { DeployDraft } from "@/lib/domain/deploy-draft";
import type { Target } from "@/lib/domain/target";
import type { DraftChange } from "./use-draft";

/** What the fields of the form share. A field is named by its path in the input of the deploy. */
interface DraftForm {
  target: Target;
  draft: DeployDraft;
  change: (part: DraftChange<DeployDraft>) => void;
  /** A field has been left: from now on what is wrong with it is said. */
  touch: (field: string) => void;
  /** What the field allows, if it was refused. */
  errorOf: (field: string) => ReactElement | undefined;
  /** Those of which it is said that they are not right. */
  wrongFields: readonly string[];
}

export const DraftFormContext = createContext<DraftForm | undefined>(undefined);

export function useDraftForm(): DraftForm {
  const form = use(DraftFormContext);
  if (!form) throw new Error("useDraftForm is used outside its form");
  return form;
}
