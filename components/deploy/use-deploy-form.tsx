import { useEffect, useMemo, useRef, useState } from "react";
import { RuleWords } from "@/components/problem/rule-words";
import { newIdempotencyKey } from "@/lib/api/idempotency-key";
import { type DeployDraft, inputOf, withoutSecrets } from "@/lib/domain/deploy-draft";
import type { Target } from "@/lib/domain/target";
import { type DraftChange, useDraft } from "./use-draft";
import { useDraftCheck } from "./use-draft-check";
import { useStartRun } from "./use-start-run";

interface DeployFormOptions {
  target: Target;
  initial: DeployDraft;
  storageKey: string;
  /** It was sent, and something in it is not right. */
  onRefused: () => void;
}

export function useDeployForm({ target, initial, storageKey, onRefused }: DeployFormOptions) {
  const { draft, change, leave, ...stored } = useDraft({ initial, storageKey, toStore: withoutSecrets });
  const { check, load } = useDraftCheck();
  const { start, forget, isStarting, fields, problem } = useStartRun(
    (sent: DeployDraft, key: string) => inputOf(sent, target, key),
    leave,
  );
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [isSubmitted, setSubmitted] = useState(false);
  const [queues, setQueues] = useState(false);
  const isSending = useRef(false);

  const wrong = useMemo(() => check?.(draft, target, anyKey) ?? [], [check, draft, target]);
  const refused = fields.filter(({ field }) => !wrong.some((other) => other.field === field));
  const shown = [...(isSubmitted ? wrong : wrong.filter(({ field }) => touched.has(field))), ...refused];

  const refusals = fields.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each answer
  useEffect(() => {
    if (refusals > 0) onRefused();
  }, [refusals]);

  async function submit() {
    if (isStarting || isSending.current) return;
    isSending.current = true;
    setSubmitted(true);
    const problems = (await load())(draft, target, anyKey);
    const endSending = () => {
      isSending.current = false;
    };
    if (problems.length === 0) return start({ draft, queues }, { onError: endSending });
    endSending();
    onRefused();
  }

  return {
    form: {
      target,
      draft,
      change: (part: DraftChange<DeployDraft>) => {
        change(part);
        // What the server has refused may be right now: it will say so if not.
        if (fields.length > 0) forget();
      },
      touch: (field: string) => setTouched((before) => (before.has(field) ? before : new Set([...before, field]))),
      errorOf: (field: string) => {
        const found = shown.find((other) => other.field === field);
        return found && <RuleWords {...found} />;
      },
      wrongFields: shown.map(({ field }) => field),
    },
    queueing: { queues, onQueues: setQueues },
    /** All that is not right, once it was sent. */
    summary: isSubmitted ? shown : [],
    problem,
    isStarting,
    wasStored: stored.wasStored,
    startOver: () => {
      stored.startOver();
      setSubmitted(false);
      setTouched(new Set());
    },
    /** Somebody has begun to fill it in. */
    onBegin: () => void load(),
    submit,
  };
}

/** What is checked before there is a run needs a key that is one. */
const anyKey = newIdempotencyKey();
