import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { checkQuery } from "@/lib/api/queries";
import { type CheckQuery, checkQueryOf } from "@/lib/domain/check-query";
import { inputOf } from "@/lib/domain/deploy-draft";
import { useDraftForm } from "./draft-form";
import { useSettled } from "./use-settled";

/** Somebody types on. */
const restMs = 700;

/** The preflight of what stands in the form; of the target alone while a field is not right yet. */
export function usePreflight() {
  const { target, draft } = useDraftForm();
  const asked = useSettled(
    useMemo(() => JSON.stringify(checkQueryOf(inputOf(draft, target, ""))), [draft, target]),
    restMs,
  );
  const subject = useMemo(() => JSON.parse(asked) as CheckQuery, [asked]);
  const whole = useQuery({ ...checkQuery(target, subject), placeholderData: keepPreviousData, retry: false });
  const plain = useQuery({ ...checkQuery(target), enabled: whole.isError });
  return whole.isError ? plain : whole;
}
