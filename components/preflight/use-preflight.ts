import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { checkQuery } from "@/lib/api/queries";
import type { CheckQuery } from "@/lib/domain/check-query";
import { ProblemError } from "@/lib/domain/problem";
import type { Target } from "@/lib/domain/target";
import { useSettled } from "./use-settled";

/** Somebody types on. */
const restMs = 700;

/** The preflight of what stands in a form; of the target alone while a field is not right yet. */
export function usePreflight(target: Target, subject: CheckQuery) {
  const asked = useSettled(JSON.stringify(subject), restMs);
  const settled = useMemo(() => JSON.parse(asked) as CheckQuery, [asked]);
  const whole = useQuery({ ...checkQuery(target, settled), placeholderData: keepPreviousData, retry: false });
  const plain = useQuery({ ...checkQuery(target), enabled: whole.isError });
  const { error } = whole;
  const refused = (error instanceof ProblemError && error.fields) || [];
  return { check: whole.isError ? plain : whole, asked: settled, refused };
}
