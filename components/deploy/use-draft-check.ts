import { useCallback, useState } from "react";

type DraftCheck = typeof import("@/lib/domain/deploy-draft-check").checkDraft;

/** The schemas are fetched when somebody begins to fill in the form. Without them the server alone says what is wrong. */
export function useDraftCheck() {
  const [check, setCheck] = useState<DraftCheck>();

  const load = useCallback(async (): Promise<DraftCheck> => {
    try {
      const { checkDraft } = await import("@/lib/domain/deploy-draft-check");
      setCheck(() => checkDraft);
      return checkDraft;
    } catch {
      return () => [];
    }
  }, []);

  return { check, load };
}
