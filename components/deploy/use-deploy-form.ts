import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useMemo, useState } from "react";
import { call } from "@/lib/api/client";
import { newIdempotencyKey } from "@/lib/api/idempotency-key";
import { runQuery } from "@/lib/api/queries";
import { checkDraft, type DeployDraft, inputOf } from "@/lib/domain/deploy-draft";
import { ProblemError } from "@/lib/domain/problem";
import type { FieldProblem } from "@/lib/domain/problem-body";
import type { Target } from "@/lib/domain/target";
import { ruleWords } from "@/lib/text/rule-words";
import { useText } from "@/lib/text/text-provider";
import { dropDraft, findDraft, storeDraft } from "./draft-storage";

interface DeployFormOptions {
  target: Target;
  initial: DeployDraft;
  storageKey: string;
}

export function useDeployForm({ target, initial, storageKey }: DeployFormOptions) {
  const text = useText();
  const router = useRouter();
  const queryClient = useQueryClient();
  const [stored] = useState(() => findDraft(storageKey));
  const [draft, setDraft] = useState(stored ?? initial);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [isSubmitted, setSubmitted] = useState(false);
  // One key for one wish: a double click and a replay after a lost answer are the same run.
  const [key, setKey] = useState(newIdempotencyKey);
  const [refused, setRefused] = useState<readonly FieldProblem[]>([]);

  const starting = useMutation({
    mutationFn: () => call("POST /api/v1/runs", inputOf(draft, target, key)),
    onSuccess: (run) => {
      queryClient.setQueryData(runQuery(run.id).queryKey, run);
      dropDraft(storageKey);
      router.push(`/runs/${run.id}`);
    },
    onError: (error) => {
      if (!(error instanceof ProblemError)) return;
      setKey(newIdempotencyKey());
      setRefused(error.fields ?? []);
    },
  });

  const isDirty = draft !== initial;
  const isGone = starting.isPending || starting.isSuccess;
  useEffect(() => {
    if (!isDirty || isGone) return;
    const timer = setTimeout(() => storeDraft(storageKey, draft), 300);
    return () => clearTimeout(timer);
  }, [draft, isDirty, isGone, storageKey]);

  const wrong = useMemo(() => checkDraft(draft, target, key), [draft, target, key]);
  const problems = [...wrong, ...refused.filter(({ field }) => !wrong.some((other) => other.field === field))];
  const shown = problems.filter(
    ({ field }) => isSubmitted || touched.has(field) || refused.some((other) => other.field === field),
  );
  const words = ({ rule, message }: FieldProblem) => (rule === "template" ? message : ruleWords(text, rule));

  function change(part: Partial<DeployDraft> | ((before: DeployDraft) => DeployDraft)) {
    setDraft((before) => (typeof part === "function" ? part(before) : { ...before, ...part }));
    // What the server refused may be right now; it will say so if not.
    if (refused.length > 0) setRefused([]);
  }

  return {
    form: {
      target,
      draft,
      change,
      touch: (field: string) => setTouched((before) => (before.has(field) ? before : new Set([...before, field]))),
      errorOf: (field: string) => {
        const problem = shown.find((other) => other.field === field);
        return problem && words(problem);
      },
    },
    /** All that stops the form, once it was sent. */
    summary: isSubmitted ? problems.map((problem) => ({ field: problem.field, words: words(problem) })) : [],
    /** What is no field's: said beside the button. */
    problem:
      starting.isError && !(starting.error instanceof ProblemError && starting.error.fields?.length)
        ? starting.error
        : undefined,
    isStarting: isGone,
    wasStored: stored !== undefined && stored === draft,
    startOver: () => {
      dropDraft(storageKey);
      setDraft(initial);
      setSubmitted(false);
      setTouched(new Set());
    },
    /** Whether it was sent. */
    submit: () => {
      if (isGone) return true;
      setSubmitted(true);
      if (wrong.length > 0) return false;
      starting.mutate();
      return true;
    },
  };
}
